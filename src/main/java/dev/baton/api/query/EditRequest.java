package dev.baton.api.query;

import dev.baton.json.Json;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import java.io.UncheckedIOException;

/** SQL that a person wants to run in place of the answer's. */
record EditRequest(String sql) {
    private static final int LONGEST = 20_000;

    static EditRequest read(String body) {
        String sql;
        try {
            sql = Json.tree(body).path("sql").asText("");
        } catch (UncheckedIOException _) {
            sql = "";
        }
        if (sql.isBlank()) {
            throw ProblemException.of(
                    Cause.BAD_REQUEST, "There is no SQL.", "Send {\"sql\": \"select …\"}.");
        }
        if (sql.length() > LONGEST) {
            throw ProblemException.of(
                    Cause.TOO_LARGE,
                    "The SQL has %,d characters; at most %,d are read."
                            .formatted(sql.length(), LONGEST),
                    "Shorten it.");
        }
        return new EditRequest(sql);
    }
}
