package dev.baton.nl2sql.model;

import dev.baton.sql.Schema;
import java.util.Locale;
import java.util.regex.Pattern;

/** How many of a query's text literals are stored values or words of the question. */
final class Literals {
    private static final Pattern TEXT = Pattern.compile("'((?:[^']|'')*)'");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}(-\\d{2})?.*|\\d+ \\w+|\\w+");

    private Literals() {}

    /** The share that is known, 1 when there are none. */
    static double known(String sql, String question, Schema schema) {
        int all = 0;
        int known = 0;
        var literals = TEXT.matcher(sql);
        while (literals.find()) {
            var text = literals.group(1).replace("''", "'").replace("%", "").strip();
            if (text.isEmpty() || DATE.matcher(text).matches() && !text.matches("\\p{L}+")) {
                continue;
            }
            all++;
            if (isKnown(text, question, schema)) {
                known++;
            }
        }
        return all == 0 ? 1 : known / (double) all;
    }

    private static boolean isKnown(String text, String question, Schema schema) {
        return schema.values().find(text).stream().anyMatch(match -> match.score() >= 0.999)
                || question.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT))
                || schema.catalogue().tables().stream()
                        .flatMap(table -> table.columns().stream())
                        .anyMatch(column -> column.samples().contains(text))
                // Words of SQL itself, as in date_trunc('month', …).
                || text.matches("year|quarter|month|week|day|hour|minute|second|dow|epoch");
    }
}
