package dev.baton.plan;

import java.time.Duration;
import java.util.ArrayList;
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

    /**
     * How a step may fail, how long one attempt may take, what it changes, who does it when its
     * agent fails (for {@link OnFailure#FALLBACK}), when a person must agree, and which. A step
     * beside the answer begins when the answer stands, and the answer stands whatever becomes of
     * it.
     */
    public record Policy(
            OnFailure onFailure,
            Duration timeout,
            Effect effect,
            @Nullable String fallback,
            Approval approval,
            boolean beside,
            Approvers approvers) {
        public static final Policy DEFAULT =
                new Policy(OnFailure.FAIL, Duration.ofSeconds(10), Effect.NONE);

        public Policy {
            // Plans that were stored before there were approvals and approvers name none.
            approval = approval == null ? Approval.NONE : approval;
            approvers = approvers == null ? Approvers.ANYBODY : approvers;
        }

        /** Who agrees is anybody who may decide. */
        public Policy(
                OnFailure onFailure,
                Duration timeout,
                Effect effect,
                @Nullable String fallback,
                Approval approval,
                boolean beside) {
            this(onFailure, timeout, effect, fallback, approval, beside, Approvers.ANYBODY);
        }

        /** The same, for these people to agree to. */
        public Policy by(Approvers others) {
            return new Policy(onFailure, timeout, effect, fallback, approval, beside, others);
        }

        /** The answer waits for it. */
        public Policy(
                OnFailure onFailure,
                Duration timeout,
                Effect effect,
                @Nullable String fallback,
                Approval approval) {
            this(onFailure, timeout, effect, fallback, approval, false);
        }

        /** Nobody else does it, nobody must agree. */
        public Policy(OnFailure onFailure, Duration timeout, Effect effect) {
            this(onFailure, timeout, effect, null, Approval.NONE);
        }
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
        references(input).forEach(reference -> needs.add(reference.step()));
        if (when != null) {
            references(when).forEach(reference -> needs.add(reference.step()));
        }
        return needs;
    }

    /** Every place a value refers to, in order. */
    public static List<Reference> references(Value value) {
        var found = new ArrayList<Reference>();
        references(value, found);
        return List.copyOf(found);
    }

    private static void references(Value value, List<Reference> into) {
        switch (value) {
            case Value.Ref(var reference) -> into.add(reference);
            case Value.Prose prose -> into.addAll(prose.references());
            case Value.Items(var items) -> items.forEach(item -> references(item, into));
            case Value.Fields(var fields) ->
                    fields.values().forEach(field -> references(field, into));
            case Value.Nothing _, Value.Text _, Value.Number _, Value.Flag _ -> {}
        }
    }

    /** The same step with another input. */
    public Step withInput(Value.Fields other) {
        return new Step(id, agent, title, other, after, policy, stage, when);
    }

    /** The same step under another policy. */
    public Step withPolicy(Policy other) {
        return new Step(id, agent, title, input, after, other, stage, when);
    }
}
