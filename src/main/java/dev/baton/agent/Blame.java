package dev.baton.agent;

import dev.baton.plan.Cause;
import java.util.EnumSet;
import java.util.Set;

/** Which failures say something about the agent itself. */
final class Blame {
    private static final Set<Cause> OWN =
            EnumSet.of(Cause.WORKER_FAILED, Cause.WORKER_GARBAGE, Cause.TIMEOUT, Cause.INTERNAL);

    private static final Set<Cause> LOST = EnumSet.of(Cause.BUSY, Cause.CANCELLED);

    private Blame() {}

    /**
     * True when an agent that fails so again and again is better left alone. A bad question does
     * not count, nor what some other server is to blame for: models have circuits of their own, and
     * one data source that is down must not take its agent from all the others.
     */
    static boolean falls(Cause cause) {
        return OWN.contains(cause);
    }

    /** True when a step that failed so may have changed something all the same. */
    static boolean inDoubt(Cause cause) {
        return OWN.contains(cause) || LOST.contains(cause);
    }
}
