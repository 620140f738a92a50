package dev.baton.run;

import dev.baton.escalation.Escalation;
import dev.baton.escalation.EscalationId;
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
        RunId run, long epoch, @Nullable Fresh fresh, @Nullable Settled step, Turn turn, Log log) {

    /** A run that is new with this entry. */
    record Fresh(
            RunRequest request,
            String owner,
            String hash,
            @Nullable Parent parent,
            Instant at,
            Instant deadline) {}

    /** The step of another run for which a run is there. */
    record Parent(RunId run, StepId step) {}

    /** A step that will not run again, or not before a person has answered. */
    record Settled(Of of, Outcome outcome, Effort effort, @Nullable Proof evidence) {

        /** Which step, in which revision of the plan, and from where it took its evidence. */
        record Of(
                Step step,
                String agent,
                int revision,
                @Nullable String takenFrom,
                boolean effect) {}

        record Effort(int attempts, int tokens, Instant started, Instant ended) {}
    }

    /** What became of a step. */
    record Outcome(String code, @Nullable Problem problem) {
        static final Outcome COMPLETED = new Outcome("completed", null);
        static final Outcome HELD = new Outcome("held", null);

        static Outcome skipped(@Nullable Problem problem) {
            return new Outcome("skipped", problem);
        }

        static Outcome failed(Problem problem) {
            return new Outcome("failed", problem);
        }
    }

    /** Evidence, written down by the thread that has it and not by the one that commits. */
    record Proof(String body, String digest, String engine) {
        static Proof of(Evidence evidence) {
            return new Proof(Json.write(evidence.body()), evidence.digest(), evidence.engine());
        }
    }

    /** What changes on the run itself. One of them is on disk before the next is handed over. */
    record Turn(
            @Nullable Ending ending,
            @Nullable Given answer,
            @Nullable Made plan,
            @Nullable Undoing undoing,
            boolean interruptionsForgiven) {
        static final Turn NONE = new Turn(null, null, null, null, false);

        Turn with(Ending other) {
            return new Turn(other, answer, plan, undoing, interruptionsForgiven);
        }

        Turn with(Given other) {
            return new Turn(ending, other, plan, undoing, interruptionsForgiven);
        }

        Turn with(Made other) {
            return new Turn(ending, answer, other, undoing, interruptionsForgiven);
        }

        Turn with(Undoing other) {
            return new Turn(ending, answer, plan, other, interruptionsForgiven);
        }

        Turn forgiving() {
            return new Turn(ending, answer, plan, undoing, true);
        }

        /** The answer stands in a table of its own. */
        boolean changesRun() {
            return ending != null || plan != null || undoing != null || interruptionsForgiven;
        }

        boolean none() {
            return !changesRun() && answer == null;
        }
    }

    /** What is only added, or told of others. */
    record Log(
            List<Told> events,
            List<Spent> spent,
            List<Failure> failures,
            List<Asked> asked,
            List<EscalationId> heard,
            List<Withdrawn> withdrawn,
            List<Undone> undone) {
        boolean none() {
            return events.isEmpty() && spent.isEmpty() && !rare();
        }

        /** True when it holds what a run that just goes well never has. */
        boolean rare() {
            return !(failures.isEmpty()
                    && asked.isEmpty()
                    && heard.isEmpty()
                    && withdrawn.isEmpty()
                    && undone.isEmpty());
        }
    }

    /** A question for a person, and what it holds. */
    record Asked(Escalation escalation, Hold hold, @Nullable String topic) {}

    /** A question that nobody needs to answer any more. */
    record Withdrawn(EscalationId id, String why, Instant at) {}

    record Told(long seq, String type, String payload, Instant at) {
        static Told of(long seq, Event event, Instant at) {
            return new Told(seq, EventTypes.nameOf(event), Json.write(event), at);
        }
    }

    /** {@code by} is the step's id, or {@code plan}. */
    record Spent(String by, ModelUse use, Instant at) {}

    /** What failed for good, although something else may make up for it. */
    record Failure(
            StepId step,
            int revision,
            String agent,
            String print,
            Problem problem,
            int attempts,
            Instant at) {}

    /** The end of the run, or a pause in it. */
    record Ending(
            RunStatus status,
            @Nullable Problem problem,
            @Nullable String failedStage,
            Instant at,
            Rest rest,
            @Nullable Rollback rollback) {}

    /**
     * What a run that goes on later needs to know: how much of its time is left, how many decisions
     * of people it has read, which runs of its own it waits for.
     */
    record Rest(long leftMillis, int seen, List<RunId> awaits) {}

    /** What the run has done is being undone, and then it ends like this. */
    record Undoing(RunStatus end, @Nullable Problem problem, @Nullable String failedStage) {}

    /** What a step has done is undone, or could not be. */
    record Undone(StepId step, @Nullable Problem problem, Instant at) {}

    /** A version of the answer. */
    record Given(int version, String body, Confidence confidence, String author, Instant at) {}

    /** A plan that takes the place of the one before. */
    record Made(String plan, Revision revision) {}

    long lastSeq() {
        return log.events().isEmpty() ? 0 : log.events().getLast().seq();
    }

    boolean ends() {
        return turn.ending() != null && turn.ending().status().ended();
    }
}
