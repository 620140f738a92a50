package dev.baton.api.operation;

import dev.baton.plan.Confidence;
import dev.baton.plan.SessionId;
import dev.baton.plan.Value;
import dev.baton.run.Terms;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An operation as a client asked for it, found to be well-formed. {@code test} only shows what
 * would be done; {@code goal} is there for ai_inference, {@code workflow} for all else.
 */
record OperationRequest(
        OperationType type,
        Value.Fields parameters,
        boolean test,
        Subject subject,
        Switches switches,
        Duration timeout,
        Terms terms,
        @Nullable SessionId session) {

    /** What is carried out: a goal in words, or a workflow. */
    sealed interface Subject {
        record Goal(String text) implements Subject {}

        record Named(String workflow) implements Subject {}
    }

    /** How it is carried out. */
    record Switches(boolean validate, boolean compress, boolean plan) {}

    /** A request, or everything that is wrong with it. */
    sealed interface Reading {
        record Good(OperationRequest request) implements Reading {}

        record Bad(List<Fault> faults) implements Reading {
            public Bad {
                faults = List.copyOf(faults);
            }
        }
    }

    Confidence threshold() {
        return terms.threshold();
    }
}
