package dev.baton.nl2sql.rule;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Texts that are no questions in English about data, and what to tell who sent them. */
final class Refusals {
    private Refusals() {}

    static @Nullable String of(String question) {
        var text = question.strip().toLowerCase(Locale.ROOT);
        if (text.isEmpty()) {
            return "There is no question.";
        }
        return null;
    }
}
