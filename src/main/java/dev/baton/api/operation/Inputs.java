package dev.baton.api.operation;

import dev.baton.plan.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a run of an operation is given: the parameters, and beside them what else was asked. */
final class Inputs {
    private static final String ASKED = "_operation";
    private static final String TEST = "test";

    private Inputs() {}

    static Value.Fields of(OperationRequest request) {
        var input = request.parameters();
        if (request.type() == OperationType.CUSTOM
                && input.at("input") instanceof Value.Fields(var given)) {
            for (var field : given.entrySet()) {
                input = input.with(field.getKey(), field.getValue());
            }
        }
        var switches = request.switches();
        var asked =
                Map.<String, Value>of(
                        "type", Value.text(request.type().code()),
                        "require_validation", new Value.Flag(switches.validate()),
                        "enable_context_compression", new Value.Flag(switches.compress()),
                        "enable_rewoo_planning", new Value.Flag(switches.plan()),
                        "max_retries", Value.number(switches.retries()));
        return testing(input, request.test()).with(ASKED, new Value.Fields(asked));
    }

    static Value.Fields testing(Value.Fields input, boolean test) {
        return input.with(TEST, new Value.Flag(test));
    }

    /** The parameters as they were sent. */
    static Value.Fields parameters(Value.Fields input) {
        var kept = new LinkedHashMap<>(input.fields());
        kept.remove(ASKED);
        if (!Value.holds(input.at(TEST))) {
            kept.remove(TEST);
        }
        return new Value.Fields(kept);
    }

    /** The type of an operation; of what came through another door, its workflow. */
    static String type(Value.Fields input, String workflow) {
        return input.at(ASKED) instanceof Value.Fields asked
                ? asked.text("type").orElse(workflow)
                : workflow;
    }
}
