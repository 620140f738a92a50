package dev.baton.api.operation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.api.operation.Fault.Code;
import dev.baton.api.operation.OperationRequest.Reading;
import dev.baton.api.operation.OperationRequest.Subject;
import dev.baton.api.operation.OperationRequest.Switches;
import dev.baton.json.Json;
import dev.baton.plan.Confidence;
import dev.baton.plan.SessionId;
import dev.baton.plan.Value;
import dev.baton.run.Terms;
import dev.baton.run.Terms.Escalate;
import dev.baton.run.Terms.PlanApproval;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the body of {@code POST /operations}, and tells all its faults at once. */
final class RequestReading {
    /** The door operations come through. */
    static final String DOOR = "operation";

    private static final int LARGEST_PARAMETERS = 200_000;
    private static final int LARGEST_METADATA = 20_000;
    private static final int LONGEST_GOAL = 4000;
    private static final int MOST_RETRIES = 10;
    private static final List<String> GOALS = List.of("goal", "prompt", "query");

    private final OperationConfig config;
    private final Set<String> workflows;

    RequestReading(OperationConfig config, Set<String> workflows) {
        this.config = config;
        this.workflows = workflows;
    }

    Reading read(String text) {
        JsonNode tree;
        try {
            tree = Json.tree(text);
        } catch (UncheckedIOException _) {
            return notJson("The body is not JSON.");
        }
        return tree.isObject() ? read(new Body(tree)) : notJson("The body is not a JSON object.");
    }

    private Reading read(Body body) {
        var type = type(body);
        var parameters = body.object("parameters", LARGEST_PARAMETERS);
        var switches =
                new Switches(
                        body.flag("require_validation", true),
                        body.flag("enable_context_compression", config.enableContextCompression()),
                        body.flag("enable_rewoo_planning", config.enableRewooPlanning()));
        var timeout =
                Duration.ofSeconds(
                        body.whole(
                                "timeout_seconds",
                                1,
                                Math.toIntExact(config.longestTimeout().toSeconds()),
                                Math.toIntExact(config.operationTimeout().toSeconds())));
        var terms = terms(body);
        var session = session(body);
        var test = body.flag("test", Value.holds(parameters.at("test")));
        var subject = type == null ? null : subject(body, type, parameters);
        return type == null || subject == null || !body.faults().isEmpty()
                ? new Reading.Bad(body.faults())
                : new Reading.Good(
                        new OperationRequest(
                                type,
                                parameters,
                                test,
                                subject,
                                switches,
                                timeout,
                                terms,
                                session));
    }

    private static @Nullable OperationType type(Body body) {
        var text = body.text("operation_type");
        if (text == null) {
            body.fault(
                    "operation_type",
                    Code.MISSING,
                    "“operation_type” is missing; it is one of %s."
                            .formatted(OperationType.codes()));
            return null;
        }
        var type = OperationType.of(text);
        if (type.isEmpty()) {
            body.fault(
                    "operation_type",
                    Code.UNKNOWN_VALUE,
                    "There is no operation “%s”; known are %s."
                            .formatted(Body.cut(text), OperationType.codes()));
        }
        return type.orElse(null);
    }

    private Terms terms(Body body) {
        return new Terms(
                body.whole("priority", 1, 10, 5),
                body.flag("escalation_enabled", config.escalationEnabled())
                        ? Escalate.WAIT
                        : Escalate.NEVER,
                new Confidence(body.share("confidence_threshold", config.confidenceThreshold())),
                body.word("plan_approval", RequestReading::approval, PlanApproval.NEVER),
                DOOR,
                body.object("metadata", LARGEST_METADATA),
                body.whole("max_retries", 0, MOST_RETRIES, config.maxRetries()));
    }

    private static Optional<PlanApproval> approval(String word) {
        return Arrays.stream(PlanApproval.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
    }

    private static @Nullable SessionId session(Body body) {
        var text = body.text("session_id");
        try {
            return text == null ? null : new SessionId(text);
        } catch (IllegalArgumentException e) {
            body.fault(
                    "session_id", Code.UNKNOWN_VALUE, "“session_id” is no id: " + e.getMessage());
            return null;
        }
    }

    private @Nullable Subject subject(Body body, OperationType type, Value.Fields parameters) {
        return switch (type) {
            case DATA_PIPELINE, DATA_VALIDATION, ENTITY_SYNC, PERFORMANCE_CHECK ->
                    new Subject.Named(type.code());
            case AI_INFERENCE -> goal(body, parameters);
            case CUSTOM -> named(body, parameters);
        };
    }

    private static @Nullable Subject goal(Body body, Value.Fields parameters) {
        var goal =
                GOALS.stream()
                        .flatMap(name -> parameters.text(name).stream())
                        .filter(text -> !text.isBlank())
                        .findFirst();
        if (goal.isEmpty()) {
            body.fault(
                    "parameters.goal",
                    Code.MISSING,
                    "“parameters.goal” is missing: say in words what is to be reached.");
            return null;
        }
        if (goal.get().length() > LONGEST_GOAL) {
            body.fault(
                    "parameters.goal",
                    Code.TOO_LARGE,
                    "The goal is longer than %,d characters.".formatted(LONGEST_GOAL));
        }
        return new Subject.Goal(goal.get().strip());
    }

    private @Nullable Subject named(Body body, Value.Fields parameters) {
        var name = parameters.text("workflow").orElse("");
        if (name.isBlank()) {
            body.fault(
                    "parameters.workflow",
                    Code.MISSING,
                    "“parameters.workflow” is missing: name a workflow, such as one of %s."
                            .formatted(String.join(", ", workflows.stream().sorted().toList())));
            return null;
        }
        if (!workflows.contains(name)) {
            body.fault(
                    "parameters.workflow",
                    Code.UNKNOWN_VALUE,
                    "There is no workflow “%s”; known are %s."
                            .formatted(
                                    Body.cut(name),
                                    String.join(", ", workflows.stream().sorted().toList())));
            return null;
        }
        return new Subject.Named(name);
    }

    private static Reading notJson(String text) {
        return new Reading.Bad(
                List.of(
                        new Fault(
                                "",
                                Code.NOT_JSON,
                                text + " Send {\"operation_type\": \"data_validation\"}.")));
    }
}
