package dev.baton.api.escalation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.escalation.Escalation;
import dev.baton.escalation.EscalationConfig;
import dev.baton.escalation.EscalationId;
import dev.baton.escalation.Escalations;
import dev.baton.plan.Cause;
import dev.baton.plan.Confidence;
import dev.baton.plan.Decision.Action;
import dev.baton.plan.ProblemException;
import dev.baton.run.RunEngine;
import dev.baton.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Decides for both doors; what comes back is the escalation as the decider sees it then. */
@ApplicationScoped
public class Decisions {
    private final RunEngine engine;
    private final Escalations escalations;
    private final EscalationConfig config;
    private final Clock clock;

    Decisions(RunEngine engine, Escalations escalations, EscalationConfig config, Clock clock) {
        this.engine = engine;
        this.escalations = escalations;
        this.config = config;
        this.clock = clock;
    }

    /** Throws a {@link ProblemException} that says why it cannot be decided so. */
    public Map<String, Object> decide(String id, Action action, JsonNode body, Caller caller) {
        var escalation = id(id);
        engine.decide(escalation, Bodies.choice(action, body), caller);
        return shown(escalations.find(escalation, caller).orElseThrow(Decisions::unknown), caller);
    }

    /** As above; the action and the escalation's id stand in the message. */
    public Map<String, Object> decide(JsonNode message, Caller caller) {
        return decide(message.path("escalation_id").asText(""), action(message), message, caller);
    }

    Map<String, Object> shown(Escalation escalation, Caller caller) {
        return view(caller).of(escalation);
    }

    EscalationView view(Caller caller) {
        return new EscalationView(caller, Confidence.clamped(config.threshold()), clock.instant());
    }

    static EscalationId id(String id) {
        try {
            return new EscalationId(id);
        } catch (IllegalArgumentException _) {
            throw unknown();
        }
    }

    static ProblemException unknown() {
        return ProblemException.of(
                Cause.NOT_FOUND, "There is no such escalation.", "GET /escalations lists them.");
    }

    private static Action action(JsonNode message) {
        // Clients of before there were several actions called it a decision.
        var word = message.path("action").asText(message.path("decision").asText(""));
        return Arrays.stream(Action.values())
                .filter(action -> action.code().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() ->
                        ProblemException.of(
                                Cause.BAD_REQUEST,
                                "There is no action “%s”."
                                        .formatted(word.substring(0, Math.min(40, word.length()))),
                                Arrays.stream(Action.values())
                                        .map(Action::code)
                                        .collect(Collectors.joining(", ", "Send one of ", "."))));
    }
}
