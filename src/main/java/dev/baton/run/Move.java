package dev.baton.run;

import dev.baton.plan.Decision;
import dev.baton.plan.Evidence;
import dev.baton.plan.Problem;
import dev.baton.plan.Step;
import dev.baton.plan.StepId;
import org.jspecify.annotations.Nullable;

/** What a run does next. */
sealed interface Move {
    /** Let the step's agent begin; {@code answer} is what a person told it, if it asked. */
    record Start(Step step, @Nullable Decision answer) implements Move {}

    /** Its condition does not hold. */
    record Skip(Step step) implements Move {}

    /** The same work was done by another step before; its evidence serves. */
    record Take(Step step, StepId from, Evidence evidence) implements Move {}

    /** A person must agree before it starts. */
    record Ask(Step step) implements Move {}

    /** Make another plan for what is not done. */
    record Replan(StepId failed, Problem problem) implements Move {}

    /** All that the answer waits for is done. */
    record Answer() implements Move {}

    /** Everything is done. */
    record Finish() implements Move {}

    /** What is left waits for people. */
    record Wait() implements Move {}

    /** What is left waits for what will never be done. */
    record Stuck() implements Move {}

    /** Nothing is under way any more, and nothing new is to start. */
    record Rest() implements Move {}

    /** Another process is to go on: this one is about to end. */
    record PassOn() implements Move {}
}
