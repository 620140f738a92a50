package dev.baton.run;

import dev.baton.plan.Decision;
import dev.baton.plan.Evidence;
import dev.baton.plan.Problem;
import org.jspecify.annotations.Nullable;

/** How a step of a run stands; one that has not begun has no state. */
sealed interface StepState {
    /** An attempt is under way, or rests before the next one. */
    record Busy() implements StepState {}

    /** Waits for a person; {@code proposed} counts once they agree. */
    record Held(@Nullable Evidence proposed) implements StepState {}

    /** A person has let it start; {@code answer} is what they told its agent, if that asked. */
    record Cleared(@Nullable Decision answer) implements StepState {}

    /** Settled: proven, or skipped; {@code failed} when it was skipped because it failed. */
    record Done(Evidence evidence, @Nullable Problem failed) implements StepState {}

    /** Failed in a way that another plan may make up for. */
    record Failed(Problem problem) implements StepState {}
}
