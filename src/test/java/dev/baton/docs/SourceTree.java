package dev.baton.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The sources that documentation is written from. */
final class SourceTree {
    private static final Path MAIN = Path.of("src/main/java");

    private SourceTree() {}

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(String file) {
        return read(Path.of(file));
    }

    /** Files below a folder whose name ends so, in a stable order. */
    static List<Path> files(String folder, String end) {
        if (!Files.isDirectory(Path.of(folder))) {
            return List.of();
        }
        try (var files = Files.walk(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The classes whose source has this text. */
    static List<Class<?>> classesWith(String text) {
        return files(MAIN.toString(), ".java").stream()
                .filter(file -> read(file).contains(text))
                .<Class<?>>map(SourceTree::load)
                .toList();
    }

    /** The javadoc before a member of a top-level type's file, on one line; empty when absent. */
    static String javadoc(Class<?> type, String member) {
        var top = type;
        while (top.getEnclosingClass() != null) {
            top = top.getEnclosingClass();
        }
        var source = read(MAIN.resolve(top.getName().replace('.', '/') + ".java"));
        if (type != top) {
            source = source.substring(source.indexOf("interface " + type.getSimpleName()));
        }
        var found =
                Pattern.compile(
                                "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:@[^\\n]*\\n\\s*)*[\\w<>., ]+\\s"
                                        + member
                                        + "\\(",
                                Pattern.DOTALL)
                        .matcher(source);
        return found.find() ? plain(found.group(1)) : "";
    }

    /** Javadoc as plain text on one line. */
    static String plain(String javadoc) {
        return javadoc.replaceAll("(?m)^\\s*\\*", " ")
                .replaceAll("\\{@(?:code|link) (?:[\\w.]*\\.)?([^}]*)}", "`$1`")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static Class<?> load(Path file) {
        var name = MAIN.relativize(file).toString().replace(".java", "").replace('/', '.');
        try {
            return Class.forName(name, false, SourceTree.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
