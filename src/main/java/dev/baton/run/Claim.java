package dev.baton.run;

import dev.baton.plan.Evidence;
import dev.baton.plan.Plan;
import dev.baton.plan.RunId;
import dev.baton.plan.SessionId;
import dev.baton.plan.StepId;
import dev.baton.plan.Value;
import dev.baton.security.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A run this process may write about as long as its epoch stands, and how far the run is. */
record Claim(RunId run, long epoch, Work work, Progress progress, Interruptions interruptions) {

    /** What is to be done, for whom. */
    record Work(
            SessionId session,
            Caller caller,
            String workflow,
            String question,
            Plan plan,
            Value.Fields input,
            Duration timeout,
            Terms terms) {}

    /**
     * What is done: the last seq, the settled steps, whether one of them failed, when the open
     * stages began.
     */
    record Progress(
            long seq, Map<StepId, Evidence> done, boolean partial, Map<String, Instant> stages) {
        static final Progress NONE = new Progress(0, Map.of(), false, Map.of());
    }

    /** How often the run was taken up again, and who wants it to stop. */
    record Interruptions(int takeovers, @Nullable String cancelBy) {
        static final Interruptions NONE = new Interruptions(0, null);
    }

    /** The claim of a run that is new. */
    static Claim fresh(RunId run, long epoch, RunRequest request) {
        return new Claim(
                run,
                epoch,
                new Work(
                        request.session(),
                        request.caller(),
                        request.workflow(),
                        request.question(),
                        request.plan(),
                        request.input(),
                        request.timeout(),
                        request.terms()),
                Progress.NONE,
                Interruptions.NONE);
    }
}
