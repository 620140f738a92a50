package dev.baton.api.query;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.json.Json;
import dev.baton.model.Wish;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import dev.baton.plan.SessionId;
import dev.baton.plan.Value;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** A question as a client sent it, found to be well-formed; {@code train} is null outside it. */
public record QueryRequest(
        String query,
        Value.Fields context,
        @Nullable SessionId session,
        @Nullable TrainMode train,
        @Nullable String dataSource) {
    /** Characters a question may have. */
    public static final int LONGEST = 4000;

    private static final int LARGEST_CONTEXT = 20_000;

    /** Reads a body of {@code POST /query}; throws bad_request or too_large saying what to send. */
    public static QueryRequest read(String body) {
        try {
            return read(Json.tree(body));
        } catch (UncheckedIOException _) {
            throw bad("The body is not JSON.", "Send {\"query\": \"your question\"}.");
        }
    }

    /** As above, from a parsed message. */
    public static QueryRequest read(JsonNode body) {
        if (!body.isObject()) {
            throw bad("The body is not a JSON object.", "Send {\"query\": \"your question\"}.");
        }
        return new QueryRequest(
                question(body),
                context(body),
                session(body),
                train(body),
                text(body, "data_source"));
    }

    private static String question(JsonNode body) {
        var text = text(body, "query");
        if (text == null || text.isBlank()) {
            throw bad("There is no question.", "Put it in the field “query”.");
        }
        if (text.length() > LONGEST) {
            throw ProblemException.of(
                    Cause.TOO_LARGE,
                    "The question has %,d characters; at most %,d are read."
                            .formatted(text.length(), LONGEST),
                    "Ask in fewer words.");
        }
        if (text.chars().anyMatch(c -> Character.isISOControl(c) && !Character.isWhitespace(c))) {
            throw bad("The question holds control characters.", "Send plain text.");
        }
        return text.strip();
    }

    private static Value.Fields context(JsonNode body) {
        var node = body.path("context");
        if (node.isMissingNode() || node.isNull()) {
            return Value.Fields.EMPTY;
        }
        if (!node.isObject()) {
            throw bad("“context” is not an object.", "Leave it out, or send an object.");
        }
        if (node.toString().length() > LARGEST_CONTEXT) {
            throw ProblemException.of(
                    Cause.TOO_LARGE,
                    "“context” is larger than %,d characters.".formatted(LARGEST_CONTEXT),
                    "Send only what this question needs.");
        }
        return Json.fields(node);
    }

    private static @Nullable SessionId session(JsonNode body) {
        var text = text(body, "session_id");
        if (text == null) {
            return null;
        }
        try {
            return new SessionId(text);
        } catch (IllegalArgumentException e) {
            throw bad("“session_id” is not an id: " + e.getMessage() + ".", "Leave it out.");
        }
    }

    private static @Nullable TrainMode train(JsonNode body) {
        var mode = text(body, "mode");
        if ("train".equals(mode)) {
            return TrainMode.read(body);
        }
        if (mode != null && !mode.equals("generate")) {
            throw bad("There is no mode “%s”.".formatted(mode), "Use “generate” or “train”.");
        }
        if (body.has(Wish.FIELD)) {
            throw bad("“variant” is for training.", "Use mode “train”, or leave it out.");
        }
        return null;
    }

    private static @Nullable String text(JsonNode body, String field) {
        var node = body.path(field);
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (!node.isTextual()) {
            throw bad("“%s” is not text.".formatted(field), "Send it as a JSON string.");
        }
        return node.textValue();
    }

    private static ProblemException bad(String text, String suggestion) {
        return ProblemException.of(Cause.BAD_REQUEST, text, suggestion);
    }
}
