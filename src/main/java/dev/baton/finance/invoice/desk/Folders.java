package dev.baton.finance.invoice.desk;

import dev.baton.plan.Cause;
import dev.baton.plan.Problem;
import dev.baton.plan.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Files that requests may name: those below allowed folders, links followed first. */
final class Folders {
    private static final List<String> ENDINGS = List.of(".pdf", ".xml", ".png", ".jpg", ".jpeg");
    private final List<Path> allowed;
    private final int most;
    private final int bytes;

    Folders(List<Path> allowed, int most, int bytes) {
        this.allowed = List.copyOf(allowed);
        this.most = most;
        this.bytes = bytes;
    }

    /** A file as it lies there. */
    record Found(String name, byte[] content) {}

    /** The documents in a folder by name, or the one file; throws a problem when not allowed. */
    List<Path> files(String named) {
        var place = real(Path.of(named));
        if (!Files.isDirectory(place)) {
            return List.of(place);
        }
        try (var inside = Files.list(place)) {
            var files =
                    inside.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                            .filter(Folders::known)
                            .sorted()
                            .limit(most + 1L)
                            .toList();
            if (files.size() > most) {
                throw ProblemException.of(
                        Cause.TOO_LARGE,
                        "There are more than %d documents in the folder.".formatted(most),
                        "Name the files, or raise baton.finance.documents.files.");
            }
            return files;
        } catch (IOException e) {
            throw unreadable(named, e);
        }
    }

    private static boolean known(Path file) {
        var name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(name::endsWith);
    }

    /** Bounded: one byte more than is allowed is enough to refuse it. */
    Found read(Path file) {
        try (var in = Files.newInputStream(file)) {
            return new Found(file.getFileName().toString(), in.readNBytes(bytes + 1));
        } catch (IOException e) {
            throw unreadable(file.toString(), e);
        }
    }

    private Path real(Path named) {
        for (var folder : allowed) {
            try {
                var root = folder.toRealPath();
                var real =
                        named.isAbsolute() ? named.toRealPath() : root.resolve(named).toRealPath();
                if (real.startsWith(root)) {
                    return real;
                }
            } catch (IOException e) {
                // Not there below this one; perhaps below the next.
                continue;
            }
        }
        throw ProblemException.of(
                Cause.FORBIDDEN,
                "“%s” is not below an allowed folder, or not there.".formatted(named),
                "Set baton.finance.documents.allowed-folders, or upload the documents: POST"
                        + " /finance/documents.");
    }

    private static ProblemException unreadable(String named, IOException because) {
        return new ProblemException(
                Problem.of(Cause.NOT_FOUND, "“%s” cannot be read.".formatted(named)), because);
    }
}
