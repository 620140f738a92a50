package dev.baton.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.baton.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file of {@code prompts/}: a header that lists its inputs, what the model is told, and what it
 * is asked. Inputs are data: each is fenced, and cannot end its fence.
 */
public record Prompt(
        String name,
        Set<String> inputs,
        @Nullable String answerSchema,
        String system,
        String user,
        String hash) {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Pattern FILE =
            Pattern.compile(
                    "---\\R(?<header>.*?)\\R---\\R\\s*# System\\R(?<system>.*?)\\R# User\\R(?<user>.*)",
                    Pattern.DOTALL);
    private static final Pattern SLOT = Pattern.compile("\\{\\{([a-z_]+)}}");
    private static final Pattern FENCE =
            Pattern.compile("<(?=\\s*/?\\s*data\\b)", Pattern.CASE_INSENSITIVE);

    /** A prompt with its inputs in place. */
    public record Filled(Prompt prompt, String system, String user) {}

    /** Reads {@code prompts/<name>.md} of the class path. */
    public static Prompt named(String name) {
        return at(name, name)
                .orElseThrow(() -> new IllegalArgumentException("no prompt prompts/" + name));
    }

    /** Reads {@code prompts/<name>@<variant>.md} of the class path; empty when there is none. */
    static Optional<Prompt> find(String name, String variant) {
        return at(name, name + "@" + variant);
    }

    private static Optional<Prompt> at(String name, String file) {
        var path = "prompts/" + file + ".md";
        try (var in = Prompt.class.getClassLoader().getResourceAsStream(path)) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(
                            read(name, new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Twelve hexadecimal digits that change with every letter of the file. */
    public String version() {
        return hash.substring(0, 12);
    }

    static Prompt read(String name, String file) {
        var parts = FILE.matcher(file);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "prompt %s: a header between lines of ---, then # System, then # User"
                            .formatted(name));
        }
        var header = header(name, parts.group("header"));
        var inputs = new LinkedHashSet<String>();
        header.path("inputs").fieldNames().forEachRemaining(inputs::add);
        var system = parts.group("system").strip();
        var user = parts.group("user").strip();
        var slots = new LinkedHashSet<String>();
        SLOT.matcher(system + user).results().forEach(slot -> slots.add(slot.group(1)));
        if (!slots.equals(inputs) || !name.equals(header.path("name").asText())) {
            throw new IllegalArgumentException(
                    "prompt %s: its header names %s and the inputs %s, its text uses %s"
                            .formatted(name, header.path("name").asText(), inputs, slots));
        }
        var answer = header.path("answer");
        return new Prompt(
                name,
                inputs,
                answer.isObject() ? Json.write(answer) : null,
                system,
                user,
                hash(file));
    }

    /** Puts the inputs in place; every one the header lists, and no other. */
    public Filled with(Map<String, String> values) {
        if (!values.keySet().equals(inputs)) {
            throw new IllegalArgumentException(
                    "prompt %s takes %s, not %s".formatted(name, inputs, values.keySet()));
        }
        return new Filled(this, filled(system, values), filled(user, values));
    }

    private static String filled(String text, Map<String, String> values) {
        return SLOT.matcher(text)
                .replaceAll(slot -> {
                    var input = slot.group(1);
                    return Matcher.quoteReplacement(fenced(input, values.getOrDefault(input, "")));
                });
    }

    /** Data cannot close the fence it stands in, whatever it holds. */
    private static String fenced(String name, String data) {
        var held = data.isBlank() ? "(none)" : FENCE.matcher(data.strip()).replaceAll("‹");
        return "<data name=\"%s\">\n%s\n</data>".formatted(name, held);
    }

    private static JsonNode header(String name, String yaml) {
        try {
            return YAML.readTree(yaml);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("prompt " + name + ": its header is not YAML", e);
        }
    }

    private static String hash(String file) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(file.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
