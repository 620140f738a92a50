package dev.baton.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Variants of prompts: files {@code <name>@<variant>.md} beside the usual ones, or in a directory
 * of the operator, where they may change while the server runs.
 */
final class PromptFiles {
    /** Every prompt there is. */
    static final List<String> NAMES =
            List.of(
                    "context-summary",
                    "nl2sql-answer",
                    "nl2sql-query",
                    "nl2sql-repair",
                    "planner-plan",
                    "planner-repair",
                    "planner-replan",
                    "planner-solve",
                    "reward-judge");

    private static final Pattern VARIANT = Pattern.compile("[a-z0-9][a-z0-9_-]{0,39}");

    private final @Nullable Path directory;

    PromptFiles(@Nullable Path directory) {
        this.directory = directory;
    }

    /** The variant of a prompt; the usual one where there is none of that name. */
    Prompt of(Prompt usual, @Nullable String variant) {
        return variant == null ? usual : find(usual.name(), variant).orElse(usual);
    }

    /** Whether any prompt has a variant of that name. */
    boolean known(String variant) {
        return NAMES.stream().anyMatch(name -> find(name, variant).isPresent());
    }

    /** Every prompt, each followed by its variants in the directory. */
    List<PromptVersion> all() {
        var all = new ArrayList<PromptVersion>();
        for (var name : NAMES) {
            all.add(PromptVersion.of(Prompt.named(name), null));
            for (var variant : inDirectory(name)) {
                find(name, variant).ifPresent(prompt -> all.add(PromptVersion.of(prompt, variant)));
            }
        }
        return all;
    }

    private Optional<Prompt> find(String name, String variant) {
        if (!VARIANT.matcher(variant).matches()) {
            return Optional.empty();
        }
        var file = file(name + "@" + variant + ".md");
        return file.map(text -> Prompt.read(name, text)).or(() -> Prompt.find(name, variant));
    }

    private Optional<String> file(String name) {
        if (directory == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readString(directory.resolve(name), StandardCharsets.UTF_8));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> inDirectory(String name) {
        if (directory == null) {
            return List.of();
        }
        try (var files = Files.newDirectoryStream(directory, name + "@*.md")) {
            var found = new ArrayList<String>();
            for (var file : files) {
                var written = file.getFileName().toString();
                found.add(written.substring(name.length() + 1, written.length() - 3));
            }
            return found.stream().sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
