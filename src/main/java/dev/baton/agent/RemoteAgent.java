package dev.baton.agent;

import dev.baton.plan.StepOutcome;
import dev.baton.plan.Value;

/** An agent in a process of its own. */
public interface RemoteAgent extends Agent {
    /**
     * As {@link #carryOut(Value.Fields, Work)}; {@code again} when this instance may have carried
     * the step out already, so that it is asked for that first. Throws {@link Undelivered} when the
     * step has certainly not begun.
     */
    StepOutcome carryOut(Value.Fields input, Work work, boolean again);

    @Override
    default StepOutcome carryOut(Value.Fields input, Work work) {
        return carryOut(input, work, false);
    }
}
