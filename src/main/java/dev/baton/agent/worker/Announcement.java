package dev.baton.agent.worker;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.agent.AgentCard;
import dev.baton.json.Json;
import dev.baton.plan.Cause;
import dev.baton.plan.Effect;
import dev.baton.plan.ProblemException;
import dev.baton.plan.Shape;
import dev.baton.security.Permission;
import dev.baton.security.Secret;
import dev.baton.security.Signature;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a worker says of itself when it comes, or when it is asked who it is: the agent's card, how
 * much it takes at once, and, when it registers, its address and perhaps a secret of its choice.
 */
public record Announcement(
        AgentCard card,
        @Nullable String url,
        String version,
        int maxConcurrent,
        @Nullable Secret secret) {
    static final String AGENT = "[a-z][a-z0-9_]{0,62}";
    private static final int MOST_AT_ONCE = 10_000;
    private static final int LONGEST_PURPOSE = 500;
    private static final int LONGEST = 64 << 10;

    /** Throws a problem of cause bad_request that names the field which is wrong. */
    public static Announcement read(String body) {
        if (body.length() > LONGEST) {
            throw wrong("The announcement is longer than 64 KB.");
        }
        try {
            var said = Json.tree(body);
            if (!said.isObject()) {
                throw wrong("The body is no JSON object.");
            }
            return new Announcement(
                    card(said),
                    text(said, "url"),
                    Words.line(or(text(said, "version"), "1"), 50),
                    atOnce(said.path("max_concurrent")),
                    secret(text(said, "secret")));
        } catch (UncheckedIOException _) {
            throw wrong("The body is no JSON.");
        }
    }

    private static AgentCard card(JsonNode said) {
        var agent = or(text(said, "agent"), "");
        if (!agent.matches(AGENT)) {
            throw wrong("'agent' is 1 to 63 characters of a-z 0-9 _, beginning with a letter.");
        }
        var purpose = or(text(said, "purpose"), "");
        if (purpose.isBlank()) {
            throw wrong("'purpose' is missing: one sentence that planners and people read.");
        }
        var cost = said.path("cost");
        return new AgentCard(
                agent,
                Words.line(purpose, LONGEST_PURPOSE),
                shape(said, "input"),
                shape(said, "output"),
                effect(or(text(said, "effect"), "none")),
                permission(text(said, "permission")),
                new AgentCard.Cost(
                        Math.max(0, cost.path("tokens").asInt(AgentCard.Cost.SMALL.tokens())),
                        Math.max(0, cost.path("millis").asLong(AgentCard.Cost.SMALL.millis()))));
    }

    private static Shape.Fields shape(JsonNode said, String name) {
        var schema = said.path(name);
        if (schema.isMissingNode() || schema.isNull()) {
            return Shape.Fields.OPEN;
        }
        if (!schema.isObject() || !schema.path("type").asText("object").equals("object")) {
            throw wrong("'%s' is no JSON schema of an object.".formatted(name));
        }
        return Json.mapper().convertValue(schema, Shape.Fields.class);
    }

    private static Effect effect(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "none" -> Effect.NONE;
            case "idempotent" -> Effect.IDEMPOTENT;
            case "external" -> Effect.EXTERNAL;
            default -> throw wrong("'effect' is none, idempotent or external.");
        };
    }

    private static @Nullable Permission permission(@Nullable String name) {
        try {
            return name == null ? null : new Permission(name);
        } catch (IllegalArgumentException e) {
            throw wrong("'permission': " + e.getMessage());
        }
    }

    private static int atOnce(JsonNode number) {
        var most = number.isMissingNode() || number.isNull() ? 10 : number.asInt(0);
        if (most < 1 || most > MOST_AT_ONCE) {
            throw wrong("'max_concurrent' is 1 to %d.".formatted(MOST_AT_ONCE));
        }
        return most;
    }

    private static @Nullable Secret secret(@Nullable String text) {
        try {
            return text == null ? null : Signature.chosenSecret(text);
        } catch (IllegalArgumentException _) {
            throw wrong(
                    "'secret' is whsec_ and 24 to 64 bytes in base64, or absent: then one is made.");
        }
    }

    private static @Nullable String text(JsonNode said, String name) {
        var value = said.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw wrong("'%s' is no text.".formatted(name));
        }
        return value.textValue().strip();
    }

    private static String or(@Nullable String text, String other) {
        return text == null ? other : text;
    }

    private static ProblemException wrong(String sentence) {
        return ProblemException.of(Cause.BAD_REQUEST, sentence, "See docs/workers.md.");
    }
}
