package dev.baton.planner;

import dev.baton.plan.Value;

/**
 * What a request wishes of its plan, beside its input: may a model make it, and is its result to be
 * checked.
 */
public record Wishes(boolean model, boolean validate) {
    /** The field of a run's input that holds them, beside what else an operation was asked. */
    public static final String FIELD = "_operation";

    /** What the field says; what it does not say is as for any other run. */
    public static Wishes of(Value.Fields input) {
        return input.at(FIELD) instanceof Value.Fields asked
                ? new Wishes(
                        !asked.at("enable_rewoo_planning").equals(new Value.Flag(false)),
                        Value.holds(asked.at("require_validation")))
                : new Wishes(true, false);
    }
}
