package dev.baton.api.escalation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.escalation.Choice;
import dev.baton.escalation.Deciding;
import dev.baton.escalation.Escalation;
import dev.baton.escalation.EscalationConfig;
import dev.baton.escalation.EscalationId;
import dev.baton.escalation.Escalations;
import dev.baton.plan.Cause;
import dev.baton.plan.Confidence;
import dev.baton.plan.Decision.Action;
import dev.baton.plan.ProblemException;
import dev.baton.plan.Value;
import dev.baton.run.RunEngine;
import dev.baton.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
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
    private final Instance<Correcting> correcting;
    private final EscalationConfig config;
    private final Clock clock;
    private final Event<DecisionMade> made;

    Decisions(
            RunEngine engine,
            Escalations escalations,
            @Any Instance<Correcting> correcting,
            EscalationConfig config,
            Clock clock,
            Event<DecisionMade> made) {
        this.engine = engine;
        this.escalations = escalations;
        this.correcting = correcting;
        this.config = config;
        this.clock = clock;
        this.made = made;
    }

    /** Throws a {@link ProblemException} that says why it cannot be decided so. */
    Map<String, Object> decide(String id, String action, JsonNode body, Caller caller) {
        var escalation = id(id);
        var choice = Bodies.choice(action(action), body);
        engine.decide(escalation, whole(escalation, choice, caller), caller);
        var now = escalations.find(escalation, caller).orElseThrow(Decisions::unknown);
        made.fire(new DecisionMade(now));
        return shown(now, caller);
    }

    /** The choice with all that follows from a correction. */
    private Choice whole(EscalationId id, Choice choice, Caller caller) {
        if (!(choice.correction() instanceof Value.Fields fields)) {
            return choice;
        }
        var escalation = escalations.find(id, caller).orElseThrow(Decisions::unknown);
        if (!escalation.waits() || !Deciding.mayDecide(escalation, caller)) {
            return choice;
        }
        var whole = fields;
        for (var each : correcting) {
            whole = each.whole(escalation, whole, caller);
        }
        return choice.with(whole);
    }

    /** As above; the action and the escalation's id stand in the message. */
    public Map<String, Object> decide(JsonNode message, Caller caller) {
        // Clients of before there were several actions called it a decision.
        var action = message.path("action").asText(message.path("decision").asText(""));
        return decide(message.path("escalation_id").asText(""), action, message, caller);
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

    private static Action action(String word) {
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
