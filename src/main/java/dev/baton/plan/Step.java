package dev.baton.plan;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One piece of work in a plan. {@code stage} is the name listeners see it under, if any; the step
 * is skipped when {@code when} does not hold.
 */
public record Step(
        StepId id,
        String agent,
        String title,
        Value.Fields input,
        Set<StepId> after,
        Policy policy,
        @Nullable String stage,
        @Nullable Value when) {

    /** How a step may fail, how long one attempt may take, and what it changes. */
    public record Policy(OnFailure onFailure, Duration timeout, Effect effect) {
        public static final Policy DEFAULT =
                new Policy(OnFailure.FAIL, Duration.ofSeconds(10), Effect.NONE);
    }

    public Step {
        after = Set.copyOf(after);
        // JSON has one word for both: no condition. One that is known not to hold is a false flag.
        when = when instanceof Value.Nothing ? null : when;
    }

    /**
     * Every step that must be done before this one: those named by {@code after} and those referred
     * to.
     */
    public Set<StepId> needs() {
        var needs = new LinkedHashSet<>(after);
        references(input, needs);
        if (when != null) {
            references(when, needs);
        }
        return needs;
    }

    private static void references(Value value, Set<StepId> into) {
        switch (value) {
            case Value.Ref(var reference) -> into.add(reference.step());
            case Value.Items(var items) -> items.forEach(item -> references(item, into));
            case Value.Fields(var fields) ->
                    fields.values().forEach(field -> references(field, into));
            case Value.Nothing _, Value.Text _, Value.Number _, Value.Flag _ -> {}
        }
    }

    /** The ids of the steps a value refers to. */
    static List<StepId> referredTo(Value value) {
        var into = new LinkedHashSet<StepId>();
        references(value, into);
        return List.copyOf(into);
    }
}
