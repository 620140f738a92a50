package dev.baton.agent;

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
}
