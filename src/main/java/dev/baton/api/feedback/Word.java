package dev.baton.api.feedback;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.json.Json;
import dev.baton.memory.Opinion;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What somebody says of an answer, well-formed: the operation, the opinion, SQL if it corrects. */
record Word(String operation, Opinion opinion, @Nullable String sql, @Nullable String comment) {
    private static final int LONGEST_SQL = 20_000;
    private static final int LONGEST_COMMENT = 4_000;

    static Word read(String body) {
        try {
            return read(Json.tree(body));
        } catch (UncheckedIOException _) {
            throw ProblemException.of(
                    Cause.BAD_REQUEST,
                    "The body is not a JSON object.",
                    "Send {\"operation_id\": \"…\", \"verdict\": \"confirm\"}.");
        }
    }

    static Word read(JsonNode body) {
        var operation = text(body, "operation_id", 64);
        if (operation == null) {
            throw ProblemException.of(
                    Cause.BAD_REQUEST,
                    "“operation_id” is missing.",
                    "Send the operation_id of the answer.");
        }
        var opinion = opinion(body.path("verdict").asText(""));
        var sql = text(body, "sql", LONGEST_SQL);
        if ((opinion == Opinion.CORRECT) != (sql != null)) {
            throw ProblemException.of(
                    Cause.BAD_REQUEST,
                    sql == null
                            ? "A correction needs “sql”."
                            : "“sql” goes with the verdict “correct” alone.",
                    "Send {\"verdict\": \"correct\", \"sql\": \"select …\"}.");
        }
        return new Word(operation, opinion, sql, text(body, "comment", LONGEST_COMMENT));
    }

    private static Opinion opinion(String word) {
        return Arrays.stream(Opinion.values())
                .filter(each -> each.code().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() ->
                        ProblemException.of(
                                Cause.BAD_REQUEST,
                                "“verdict” is missing or none that is known.",
                                Arrays.stream(Opinion.values())
                                        .map(Opinion::code)
                                        .collect(Collectors.joining(", ", "Send one of ", "."))));
    }

    private static @Nullable String text(JsonNode body, String field, int longest) {
        var node = body.path(field);
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (!node.isTextual()) {
            throw ProblemException.of(
                    Cause.BAD_REQUEST,
                    "“%s” is not text.".formatted(field),
                    "Send it as a JSON string.");
        }
        if (node.textValue().length() > longest) {
            throw ProblemException.of(
                    Cause.TOO_LARGE,
                    "“%s” is longer than %,d characters.".formatted(field, longest),
                    "Send less.");
        }
        return node.textValue().isBlank() ? null : node.textValue().strip();
    }
}
