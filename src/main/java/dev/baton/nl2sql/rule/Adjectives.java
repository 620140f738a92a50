package dev.baton.nl2sql.rule;

import dev.baton.nl2sql.link.Lexicon;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Adjectives that order rows: which way, and what the column they mean may be called. */
final class Adjectives {
    private static final Map<String, Adjective> SUPERLATIVES = new LinkedHashMap<>();
    private static final Map<String, Adjective> COMPARATIVES = new LinkedHashMap<>();
    static final String SUPERLATIVE;
    static final String COMPARATIVE;

    /** Hints that start with a minus order the other way round. */
    record Adjective(String word, boolean descending, List<String> hints) {}

    static {
        for (var line : Lexicon.lines("adjectives.txt")) {
            var parts = line.split("\\|");
            var hints =
                    parts.length > 3 ? List.of(parts[3].strip().split("\\s+")) : List.<String>of();
            boolean descending = parts[2].strip().equals("desc");
            for (var form : parts[0].split(",")) {
                SUPERLATIVES.put(form.strip(), new Adjective(form.strip(), descending, hints));
            }
            for (var form : parts[1].split(",")) {
                if (!form.isBlank()) {
                    COMPARATIVES.put(form.strip(), new Adjective(form.strip(), descending, hints));
                }
            }
        }
        SUPERLATIVE = alternatives(SUPERLATIVES);
        COMPARATIVE = alternatives(COMPARATIVES);
    }

    private Adjectives() {}

    private static String alternatives(Map<String, Adjective> forms) {
        var words = new ArrayList<>(forms.keySet());
        words.sort((a, b) -> b.length() - a.length());
        return words.stream().collect(Collectors.joining("|", "(?:", ")"));
    }

    static @Nullable Adjective superlative(String form) {
        return SUPERLATIVES.get(form);
    }

    static @Nullable Adjective comparative(String form) {
        return COMPARATIVES.get(form);
    }
}
