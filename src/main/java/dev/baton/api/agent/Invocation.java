package dev.baton.api.agent;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.json.Json;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import dev.baton.plan.SessionId;
import dev.baton.plan.Value;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What one agent is to be asked, found to be well-formed. */
record Invocation(Value.Fields input, @Nullable SessionId session, @Nullable Duration timeout) {
    private static final int LONGEST = 1 << 20;
    private static final int MOST_SECONDS = 3600;

    /** Throws bad_request or too_large saying what to send. */
    static Invocation read(String body) {
        if (body.length() > LONGEST) {
            throw ProblemException.of(Cause.TOO_LARGE, "An agent takes 1 MB at most.");
        }
        try {
            var said = Json.tree(body.isBlank() ? "{}" : body);
            if (!said.isObject()) {
                throw bad("The body is no JSON object.");
            }
            return new Invocation(
                    input(said.path("input")),
                    session(said.path("session_id")),
                    timeout(said.path("timeout_seconds")));
        } catch (UncheckedIOException _) {
            throw bad("The body is no JSON.");
        }
    }

    private static Value.Fields input(JsonNode input) {
        if (input.isMissingNode() || input.isNull()) {
            return Value.Fields.EMPTY;
        }
        if (!input.isObject()) {
            throw bad("'input' is no object.");
        }
        return Json.as(Json.value(input), Value.Fields.class);
    }

    private static @Nullable SessionId session(JsonNode id) {
        try {
            return id.isTextual() ? new SessionId(id.textValue()) : null;
        } catch (IllegalArgumentException e) {
            throw bad("'session_id': " + e.getMessage());
        }
    }

    private static @Nullable Duration timeout(JsonNode seconds) {
        if (seconds.isMissingNode() || seconds.isNull()) {
            return null;
        }
        if (!seconds.isNumber() || seconds.asInt() < 1 || seconds.asInt() > MOST_SECONDS) {
            throw bad("'timeout_seconds' is 1 to %d.".formatted(MOST_SECONDS));
        }
        return Duration.ofSeconds(seconds.asInt());
    }

    private static ProblemException bad(String sentence) {
        return ProblemException.of(
                Cause.BAD_REQUEST, sentence, "Send {\"input\": {…}} as GET /agents/{name} says.");
    }
}
