package dev.baton.run;

import dev.baton.plan.Cause;
import dev.baton.plan.Effect;
import dev.baton.plan.Step;
import java.time.Duration;

/** Whether and when a failed step is tried again. */
final class Retrying {
    private Retrying() {}

    /**
     * Calls to models are tried again where they are made, and outside effects never by themselves.
     */
    static boolean helps(Step step, Cause cause) {
        return cause.passing()
                && cause != Cause.MODEL_FAILED
                && cause != Cause.MODEL_TIMEOUT
                && step.policy().effect() != Effect.EXTERNAL;
    }

    /** The wait after the n-th attempt: doubling, spread between half and one and a half. */
    static Duration pause(Duration first, int attempt, double random) {
        var millis = first.toMillis() * Math.pow(2, Math.min(attempt - 1, 8)) * (0.5 + random);
        return Duration.ofMillis((long) millis);
    }
}
