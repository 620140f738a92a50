package dev.baton.agent;

import dev.baton.plan.Effect;
import dev.baton.plan.Evidence;
import dev.baton.plan.StepOutcome;
import dev.baton.plan.Value;
import dev.baton.security.Caller;

/** Who can carry out a step. Implementations are CDI beans and may be called from many threads. */
public interface Agent {
    AgentCard card();

    /** The card as this caller may read it: with what they may name in its inputs, for example. */
    default AgentCard card(Caller caller) {
        return card();
    }

    /** Whether plans may be made with it; false for what has its place in one workflow only. */
    default boolean planned() {
        return true;
    }

    /**
     * Carries one step out. Expected failures are outcomes or {@link
     * dev.baton.plan.ProblemException}s; the call returns soon after {@code work.cancellation()}.
     */
    StepOutcome carryOut(Value.Fields input, Work work);

    /**
     * Undoes what the step with this evidence did; called at least once, so a second call changes
     * nothing. False when it cannot be undone; throws {@link dev.baton.plan.ProblemException} when
     * that failed.
     */
    default boolean compensate(Evidence evidence, Work work) {
        return card().effect() == Effect.NONE;
    }
}
