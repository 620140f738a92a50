package dev.baton.run;

import dev.baton.event.Event;
import dev.baton.event.EventTypes;
import dev.baton.json.Json;
import dev.baton.model.ModelUse;
import dev.baton.plan.Confidence;
import dev.baton.plan.Evidence;
import dev.baton.plan.Problem;
import dev.baton.plan.RunId;
import dev.baton.plan.Step;
import dev.baton.plan.StepId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is written about a run in one go: all of it or, when the claim is gone, none. */
record Entry(
        RunId run,
        long epoch,
        @Nullable Fresh fresh,
        @Nullable Settled step,
        List<Told> events,
        List<Spent> spent,
        @Nullable Ending ending) {

    /** A run that is new with this entry. */
    record Fresh(RunRequest request, String owner, String hash, Instant at, Instant deadline) {}

    /** A step that will not run again. */
    record Settled(
            Step step,
            String outcome,
            int attempts,
            int tokens,
            @Nullable Problem problem,
            Instant started,
            Instant ended,
            @Nullable Proof evidence) {}

    /** Evidence, written down by the thread that has it and not by the one that commits. */
    record Proof(String body, String digest, String engine) {
        static Proof of(Evidence evidence) {
            return new Proof(Json.write(evidence.body()), evidence.digest(), evidence.engine());
        }
    }

    record Told(long seq, String type, String payload, Instant at) {
        static Told of(long seq, Event event, Instant at) {
            return new Told(seq, EventTypes.nameOf(event), Json.write(event), at);
        }
    }

    record Spent(StepId step, ModelUse use, Instant at) {}

    /** The end of the run, or a pause in it until a person has answered. */
    record Ending(
            RunStatus status,
            @Nullable Problem problem,
            @Nullable String failedStage,
            @Nullable First answer,
            Instant at) {}

    /** The engine's own answer, which is the first version. */
    record First(String body, Confidence confidence) {}

    long lastSeq() {
        return events.isEmpty() ? 0 : events.getLast().seq();
    }

    boolean ends() {
        return ending != null && ending.status().ended();
    }
}
