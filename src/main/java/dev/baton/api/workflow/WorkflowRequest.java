package dev.baton.api.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.json.Json;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import dev.baton.plan.SessionId;
import dev.baton.plan.Value;
import dev.baton.run.Terms;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A request to start a workflow: its input by name (also under {@code input}), and how it is to be
 * carried out. Approval points are names of steps whose result a person must agree to.
 */
record WorkflowRequest(
        Value.Fields input,
        @Nullable SessionId session,
        int priority,
        @Nullable Duration timeout,
        Terms.Escalate escalate,
        Set<String> approvalPoints) {
    private static final long LONGEST_SECONDS = 86_400;

    /** Reads a body; throws bad_request with what is wrong and what to do. */
    static WorkflowRequest read(@Nullable String body) {
        var root = root(body == null || body.isBlank() ? "{}" : body);
        var input = root.path("input").isObject() ? root.path("input") : root;
        return new WorkflowRequest(
                ofCompany(Json.as(Json.value(input), Value.Fields.class)),
                session(root),
                whole(root, "priority", 1, 10, 5),
                root.has("timeout_seconds")
                        ? Duration.ofSeconds(
                                whole(root, "timeout_seconds", 1, (int) LONGEST_SECONDS, 300))
                        : null,
                root.path("escalation_enabled").asBoolean(true)
                        ? Terms.Escalate.WAIT
                        : Terms.Escalate.NEVER,
                approvalPoints(root));
    }

    /** The company of the context is the one that is worked for, unless another is named. */
    private static Value.Fields ofCompany(Value.Fields input) {
        var company =
                input.at("context") instanceof Value.Fields context
                        ? context.at("company_id")
                        : Value.NOTHING;
        return input.at("company") instanceof Value.Nothing && company instanceof Value.Text
                ? input.with("company", company)
                : input;
    }

    private static Set<String> approvalPoints(JsonNode root) {
        var points = new TreeSet<String>();
        root.path("approval_points").forEach(point -> points.add(point.asText()));
        return points;
    }

    private static JsonNode root(String body) {
        try {
            var root = Json.tree(body);
            if (root.isObject()) {
                return root;
            }
        } catch (UncheckedIOException _) {
            // Told below.
        }
        throw bad("The body is not a JSON object.", "Send {\"context\": {…}, \"data\": {…}}.");
    }

    private static @Nullable SessionId session(JsonNode root) {
        var text = root.path("session_id").asText(root.at("/context/session_id").asText(""));
        try {
            return text.isEmpty() ? null : new SessionId(text);
        } catch (IllegalArgumentException e) {
            throw bad("“session_id” is " + e.getMessage() + ".", "Leave it out to get a new one.");
        }
    }

    private static int whole(JsonNode root, String name, int least, int most, int otherwise) {
        var node = root.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return otherwise;
        }
        if (!node.isIntegralNumber() || node.asLong() < least || node.asLong() > most) {
            throw bad(
                    "“%s” is not a whole number from %d to %d.".formatted(name, least, most),
                    "Leave it out for %d.".formatted(otherwise));
        }
        return node.asInt();
    }

    private static ProblemException bad(String text, String suggestion) {
        return ProblemException.of(Cause.BAD_REQUEST, text, suggestion);
    }
}
