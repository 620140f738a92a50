package dev.baton.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The lines {@code NAME=value} of a {@code .env} file; quotes around a value are taken off. */
final class DotEnv {
    private static final Pattern LINE =
            Pattern.compile("\\s*(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)\\s*=\\s*(.*?)\\s*");

    private DotEnv() {}

    /** Empty when there is no such file. */
    static Map<String, String> read(Path file) throws IOException {
        return Files.isRegularFile(file) ? parse(Files.readAllLines(file)) : Map.of();
    }

    static Map<String, String> parse(List<String> lines) {
        var settings = new LinkedHashMap<String, String>();
        for (var line : lines) {
            var match = LINE.matcher(line);
            if (!line.stripLeading().startsWith("#") && match.matches()) {
                settings.put(match.group(1), value(match.group(2)));
            }
        }
        return settings;
    }

    private static String value(String written) {
        for (var quote : List.of("\"", "'")) {
            var end = written.indexOf(quote, 1);
            if (written.startsWith(quote) && end > 0) {
                return written.substring(1, end);
            }
        }
        var comment = written.indexOf(" #");
        return (comment < 0 ? written : written.substring(0, comment)).strip();
    }
}
