package dev.baton.api.operation;

import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Times as addresses name them. */
final class Times {
    private Times() {}

    static Instant read(@Nullable String text, String name, Instant otherwise) {
        try {
            return text == null ? otherwise : Instant.parse(text);
        } catch (DateTimeParseException _) {
            throw ProblemException.of(
                    Cause.BAD_REQUEST,
                    "“%s” is not a time.".formatted(name),
                    "Send a time such as 2026-11-26T09:00:00Z.");
        }
    }
}
