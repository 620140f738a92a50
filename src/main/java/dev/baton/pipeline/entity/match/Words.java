package dev.baton.pipeline.entity.match;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lists of words that come with Baton, one entry a line; {@code #} starts a comment. */
final class Words {
    private Words() {}

    static List<String> lines(String file) {
        try (var in = Words.class.getResourceAsStream("/pipeline/" + file)) {
            if (in == null) {
                throw new IllegalStateException("no such list: " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The full word for each shortened one; the first entry of a word counts. */
    static Map<String, String> shortened() {
        var full = new HashMap<String, String>();
        for (var line : lines("company-words.txt")) {
            var parts = line.split(":\\s*", 2);
            for (var form : parts[1].split(",\\s*")) {
                full.putIfAbsent(form.strip(), parts[0]);
            }
        }
        return Map.copyOf(full);
    }
}
