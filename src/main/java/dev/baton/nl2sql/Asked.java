package dev.baton.nl2sql;

import dev.baton.sql.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question and what may be known when it is read. {@code before} is the session's last answered
 * question on the same data source; {@code rules} are business rules the caller sent, in words.
 */
public record Asked(
        String question,
        @Nullable Resolved before,
        Schema schema,
        LocalDate today,
        List<String> rules) {
    /** A question as it was understood, standing alone, with the SQL that answered it. */
    public record Resolved(String question, String sql) {}
}
