package dev.baton.api.escalation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.escalation.Choice;
import dev.baton.json.Json;
import dev.baton.plan.Cause;
import dev.baton.plan.Decision.Action;
import dev.baton.plan.ProblemException;
import dev.baton.plan.Value;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Reads what people send about an escalation; the rules say what is missing. */
public final class Bodies {
    private static final int LARGEST_CORRECTION = 200_000;
    private static final int LONGEST_REASON = 4000;

    private Bodies() {}

    /** A choice, from the fields version, shown_hash, correction and reason (or note). */
    public static Choice choice(Action action, JsonNode body) {
        var correction = body.path("correction");
        if (correction.toString().length() > LARGEST_CORRECTION) {
            throw ProblemException.of(
                    Cause.TOO_LARGE,
                    "The correction is larger than %,d characters.".formatted(LARGEST_CORRECTION),
                    "Send less.");
        }
        return new Choice(
                action,
                correction.isMissingNode()
                        ? Value.NOTHING
                        : Json.read(correction.toString(), Value.class),
                reason(body),
                seen(body));
    }

    /** A body that may be absent; throws bad_request when it is there and not an object. */
    static JsonNode object(@Nullable String body) {
        if (body == null || body.isBlank()) {
            return JsonNodeFactory.instance.objectNode();
        }
        try {
            var tree = Json.tree(body);
            if (tree.isObject()) {
                return tree;
            }
        } catch (UncheckedIOException _) {
            // Told below.
        }
        throw ProblemException.of(
                Cause.BAD_REQUEST, "The body is not a JSON object.", "Send {} at least.");
    }

    /** The text of a question back, or of a reply. */
    static String text(JsonNode body) {
        return body.path("text").asText("");
    }

    private static @Nullable String reason(JsonNode body) {
        var reason = body.hasNonNull("reason") ? body.path("reason") : body.path("note");
        if (reason.isMissingNode() || reason.isNull()) {
            return null;
        }
        if (!reason.isTextual()) {
            throw ProblemException.of(
                    Cause.BAD_REQUEST, "“reason” is not text.", "Send it as a JSON string.");
        }
        if (reason.textValue().length() > LONGEST_REASON) {
            throw ProblemException.of(
                    Cause.TOO_LARGE,
                    "The reason is longer than %d characters.".formatted(LONGEST_REASON),
                    "Say it shorter.");
        }
        return reason.textValue().strip();
    }

    private static Choice.@Nullable Seen seen(JsonNode body) {
        var version = body.path("version");
        var hash = body.path("shown_hash");
        return version.isIntegralNumber() && hash.isTextual()
                ? new Choice.Seen(version.intValue(), hash.textValue())
                : null;
    }
}
