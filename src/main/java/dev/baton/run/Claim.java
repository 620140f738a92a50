package dev.baton.run;

import dev.baton.agent.Message;
import dev.baton.plan.RunId;
import dev.baton.plan.SessionId;
import dev.baton.plan.StepId;
import dev.baton.plan.Value;
import dev.baton.security.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A run this process may write about as long as its epoch stands, and how far the run is. */
record Claim(
        RunId run,
        long epoch,
        @Nullable RunId parent,
        Work work,
        Progress progress,
        Interruptions interruptions) {

    /** What is to be done, for whom. */
    record Work(
            SessionId session,
            Caller caller,
            String workflow,
            String question,
            Value.Fields input,
            Duration timeout,
            Terms terms) {}

    /**
     * How far it is: the last seq, how its steps stand, when the open stages began, what people
     * were asked, which steps' own runs wait for people, what its agents have told one another.
     */
    record Progress(
            long seq,
            Standing standing,
            Map<String, Instant> stages,
            List<Hold.Known> holds,
            Map<StepId, RunId> children,
            List<Message> messages) {}

    /**
     * How often the run was taken up again, who wants it to stop or to rest, how many decisions of
     * people are read with this claim, and whether what it has done is being undone.
     */
    record Interruptions(
            int takeovers,
            @Nullable String cancelBy,
            @Nullable String pauseBy,
            int seen,
            @Nullable Undo undo) {
        static final Interruptions NONE = new Interruptions(0, null, null, 0, null);
    }

    /** How the run ends when all is undone; {@code told}: its end was told before. */
    record Undo(Entry.Undoing as, boolean told) {}

    /** The claim of a run that is new. */
    static Claim fresh(RunId run, long epoch, RunRequest request, @Nullable RunId parent) {
        return new Claim(
                run,
                epoch,
                parent,
                new Work(
                        request.session(),
                        request.caller(),
                        request.workflow(),
                        request.question(),
                        request.input(),
                        request.timeout(),
                        request.terms()),
                new Progress(
                        0,
                        Standing.of(request.plan(), revision(request)),
                        Map.of(),
                        List.of(),
                        Map.of(),
                        List.of()),
                Interruptions.NONE);
    }

    private static Revision revision(RunRequest request) {
        return request.plan().steps().isEmpty() ? Revision.NONE : Revision.FIRST;
    }
}
