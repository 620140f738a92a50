package dev.baton.api.operation;

import dev.baton.plan.Value;
import dev.baton.planner.Wishes;
import dev.baton.planner.Workflow;
import java.time.Duration;
import java.util.LinkedHashMap;

/** What a run of an operation is given: the parameters, and beside them what else was asked. */
final class Inputs {
    private static final String TEST = "test";
    private static final String PARAMETERS = "parameters";
    private static final String TIMEOUT = "timeout_seconds";

    private Inputs() {}

    /** What the run keeps. */
    static Value.Fields kept(OperationRequest request) {
        var switches = request.switches();
        var asked = new LinkedHashMap<String, Value>();
        asked.put("type", Value.text(request.type().code()));
        asked.put("require_validation", new Value.Flag(switches.validate()));
        asked.put("enable_context_compression", new Value.Flag(switches.compress()));
        asked.put("enable_rewoo_planning", new Value.Flag(switches.plan()));
        asked.put(TIMEOUT, Value.number(request.timeout().toSeconds()));
        if (request.type() == OperationType.CUSTOM) {
            asked.put(PARAMETERS, request.parameters());
        }
        return given(request)
                .with(TEST, new Value.Flag(request.test()))
                .with(Wishes.FIELD, new Value.Fields(asked));
    }

    /** What the workflow is given; one of one's own may have it all in one field. */
    static Value.Fields given(OperationRequest request) {
        var given = new LinkedHashMap<>(request.parameters().fields());
        given.remove(TEST);
        if (request.type() == OperationType.CUSTOM) {
            given.remove("workflow");
            if (given.get("input") instanceof Value.Fields(var input)) {
                given.remove("input");
                given.putAll(input);
            }
        }
        return new Value.Fields(given);
    }

    static Value.Fields testing(Value.Fields input) {
        return input.with(TEST, new Value.Flag(true));
    }

    /** Whether the workflow knows itself what a dry run is. */
    static boolean mindsTest(Workflow workflow) {
        return workflow.takes(TEST);
    }

    /** The parameters as they were sent. */
    static Value.Fields parameters(Value.Fields input) {
        if (input.at(Wishes.FIELD) instanceof Value.Fields asked
                && asked.at(PARAMETERS) instanceof Value.Fields sent) {
            return sent;
        }
        var kept = new LinkedHashMap<>(input.fields());
        kept.remove(Wishes.FIELD);
        if (!Value.holds(input.at(TEST))) {
            kept.remove(TEST);
        }
        return new Value.Fields(kept);
    }

    /** How long it may take; of what came through another door, the usual time. */
    static Duration timeout(Value.Fields input, OperationConfig config) {
        return input.at(Wishes.FIELD) instanceof Value.Fields asked
                        && asked.at(TIMEOUT) instanceof Value.Number(var seconds)
                ? Duration.ofSeconds(seconds.longValue())
                : config.operationTimeout();
    }

    /** The type of an operation; of what came through another door, its workflow. */
    static String type(Value.Fields input, String workflow) {
        return input.at(Wishes.FIELD) instanceof Value.Fields asked
                ? asked.text("type").orElse(workflow)
                : workflow;
    }
}
