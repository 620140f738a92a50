package dev.baton.planner;

import dev.baton.plan.Cause;
import dev.baton.plan.Problem;
import dev.baton.plan.ProblemException;
import dev.baton.plan.Shape;
import dev.baton.plan.Value;
import java.util.LinkedHashMap;

/** What a workflow takes: the shape of its input, and what stands for fields that are absent. */
public record Inputs(Shape.Fields shape, Value.Fields defaults) {
    /** Takes whatever it is given. */
    public static final Inputs OPEN = new Inputs(Shape.Fields.OPEN, Value.Fields.EMPTY);

    /** The input with its defaults; throws bad_request with all that is wrong with it. */
    public Value.Fields filled(Value.Fields given) {
        var filled = new LinkedHashMap<>(given.fields());
        defaults.fields()
                .forEach((name, value) -> {
                    if (given.at(name) instanceof Value.Nothing) {
                        filled.put(name, value);
                    }
                });
        var input = new Value.Fields(filled);
        var faults = shape.faults(input);
        if (!faults.isEmpty()) {
            throw new ProblemException(
                    new Problem(
                            Cause.BAD_REQUEST,
                            "The input does not fit: %s.".formatted(String.join("; ", faults)),
                            faults));
        }
        return input;
    }
}
