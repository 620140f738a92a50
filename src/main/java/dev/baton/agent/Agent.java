package dev.baton.agent;

import dev.baton.plan.Effect;
import dev.baton.plan.Evidence;
import dev.baton.plan.StepOutcome;
import dev.baton.plan.Value;

/** Who can carry out a step. Implementations are CDI beans and may be called from many threads. */
public interface Agent {
    AgentCard card();

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
