package dev.baton.run;

import dev.baton.escalation.Choice;
import dev.baton.escalation.EscalationId;
import dev.baton.escalation.Verdict;
import dev.baton.plan.Confidence;
import dev.baton.plan.RunId;
import dev.baton.plan.StepId;
import dev.baton.plan.Value;
import dev.baton.security.Caller;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Carries plans out, each once, even across a crash. */
public interface RunEngine {
    /**
     * Starts a run and returns once it is recorded: from then on it will end, whatever happens to
     * this process. Throws a {@link dev.baton.plan.ProblemException} of cause bad_plan, busy or
     * conflict.
     */
    RunId start(RunRequest request);

    /** Asks a run to stop; false when it has ended already or is not known. */
    boolean cancel(RunId run, String by);

    Optional<RunView> find(RunId run);

    /** Waits for the run to end, at most so long, and returns how it stands then. */
    default RunView await(RunId run, Duration patience) {
        return await(run, patience, RunStatus::ended);
    }

    /** Waits until the run stands so, at most so long, and returns how it stands then. */
    RunView await(RunId run, Duration patience, Predicate<RunStatus> enough);

    /**
     * Adds a person's version of the answer to a run that has ended; returns its number. Throws a
     * {@link dev.baton.plan.ProblemException} of cause not_found or conflict.
     */
    long appendAnswer(RunId run, Value.Fields body, Confidence confidence, String author);

    /**
     * Decides what a run waits for; in the same commit the run goes on, or its answer gets another
     * version when it has ended. Throws the problem for which the choice is refused: of cause
     * already_decided, changed, claimed, expired, forbidden, not_found, own_request, bad_request
     * or, for an edited plan, bad_plan.
     */
    Verdict decide(EscalationId escalation, Choice choice, Caller caller);

    /**
     * Lets a run rest: what is under way ends, nothing more begins, and its time stands still.
     * Throws cause not_found or, when it has ended, conflict.
     */
    void pause(RunId run, String by);

    /** Lets a run that rests go on; throws cause not_found or conflict. */
    void resume(RunId run, String by);

    /**
     * Starts a run with the same plan and request that goes another way from that step on: what is
     * done and does not depend on it counts. {@code id} is drawn when it is null. Throws cause
     * not_found, conflict (what was proved is gone, or the id is taken), bad_plan (the caller may
     * not use its agents) or busy.
     */
    RunId fork(RunId run, StepId from, @Nullable RunId id, Caller caller);

    /** The same with an id that is drawn. */
    default RunId fork(RunId run, StepId from, Caller caller) {
        return fork(run, from, null, caller);
    }

    /**
     * Undoes what a run that has ended did outside, the newest first; false when nothing is left to
     * undo. Throws cause not_found or conflict.
     */
    boolean rollback(RunId run);

    /**
     * Takes no new runs, lets steps that are under way end within {@code baton.run.drain} and
     * leaves everything else to other processes at once; returns when nothing is carried out here.
     */
    void drain();

    /** How busy this process is. */
    ActiveRuns activeRuns();
}
