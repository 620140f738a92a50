package dev.baton.escalation;

import dev.baton.plan.Decision;
import dev.baton.plan.Problem;

/** What becomes of a {@link Choice}. */
public sealed interface Verdict {
    /** The question is answered, and the run goes on. */
    record Settled(Decision decision) implements Verdict {}

    /** One approval of several. */
    record Counted(Escalation.Vote vote, int missing) implements Verdict {}

    /** Another proposal stands now, which somebody else must approve. */
    record Amended(Escalation.Amendment amendment) implements Verdict {}

    /** The same person did the same before: nothing changes, and the answer is the same. */
    record Repeated() implements Verdict {}

    record Refused(Problem problem) implements Verdict {}
}
