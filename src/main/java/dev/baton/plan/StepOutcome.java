package dev.baton.plan;

/** How carrying out a step ended. */
public sealed interface StepOutcome {
    record Proven(Evidence evidence) implements StepOutcome {}

    /** Waits for a person. */
    record Held(Question question) implements StepOutcome {}

    record Failed(Problem problem) implements StepOutcome {}
}
