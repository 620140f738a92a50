package dev.baton.planner;

import dev.baton.plan.Value;

/**
 * What a request wishes of its plan, beside its input: may a model make it, is its result to be
 * checked, are the prompts about its evidence compressed.
 */
public record Wishes(boolean model, boolean validate, boolean compress) {
    private static final Value NO = new Value.Flag(false);

    /** The field of a run's input that holds them, beside what else an operation was asked. */
    public static final String FIELD = "_operation";

    /** What the field says; what it does not say is as for any other run. */
    public static Wishes of(Value.Fields input) {
        return input.at(FIELD) instanceof Value.Fields asked
                ? new Wishes(
                        !asked.at("enable_rewoo_planning").equals(NO),
                        Value.holds(asked.at("require_validation")),
                        !asked.at("enable_context_compression").equals(NO))
                : new Wishes(true, false, true);
    }
}
