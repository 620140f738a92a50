package dev.baton.run;

import dev.baton.plan.Confidence;
import dev.baton.plan.Value;
import org.jspecify.annotations.Nullable;

/**
 * How a run is to be carried out: how urgent it is (1 to 10, 10 first), whether doubts go to a
 * person, below which confidence an answer is one, whether the plan itself must be approved, the
 * door it came through (such as {@code query} or {@code operation}), what its caller wants kept
 * with it, and how often a step is tried again (null: as everywhere).
 */
public record Terms(
        int priority,
        Escalate escalate,
        Confidence threshold,
        PlanApproval approval,
        String door,
        Value.Fields metadata,
        @Nullable Integer retries) {

    /** Of a question in words that nobody is asked about. */
    public static final Terms DEFAULT =
            new Terms(
                    5,
                    Escalate.NEVER,
                    new Confidence(0.7),
                    PlanApproval.NEVER,
                    "query",
                    Value.Fields.EMPTY,
                    null);

    /** What becomes of an answer that is less sure than it should be. */
    public enum Escalate {
        /** It is given as it is; nobody is asked about doubts. */
        NEVER,
        /** It is given at once, and a person's decision adds a version; the run never waits. */
        AFTERWARDS,
        /** The run waits for a person before it ends. */
        WAIT
    }

    /** When a person must agree to the whole plan before anything of it runs. */
    public enum PlanApproval {
        NEVER,
        /** When one of its steps changes something outside. */
        EFFECTS,
        /** When it is expected to cost more than is allowed without asking. */
        COST,
        ALWAYS
    }

    public Terms {
        if (priority < 1 || priority > 10) {
            throw new IllegalArgumentException("a priority is 1 to 10, not " + priority);
        }
    }

    /** The same for a request that came through another door. */
    public Terms at(String other) {
        return new Terms(priority, escalate, threshold, approval, other, metadata, retries);
    }

    /** Of a run that another one waits for: whoever is asked afterwards is asked about that one. */
    Terms ofChild() {
        return (escalate == Escalate.AFTERWARDS ? escalating(Escalate.NEVER) : this).at("child");
    }

    /** The same with another way to treat doubtful answers. */
    public Terms escalating(Escalate other) {
        return new Terms(priority, other, threshold, approval, door, metadata, retries);
    }

    /** The same, more or less urgent; what is beyond 1 to 10 becomes the nearest of them. */
    public Terms urgent(int other) {
        return new Terms(
                Math.clamp(other, 1, 10), escalate, threshold, approval, door, metadata, retries);
    }

    /** The same under another rule for approving the plan. */
    public Terms approving(PlanApproval other) {
        return new Terms(priority, escalate, threshold, other, door, metadata, retries);
    }

    /** The same with another number of retries. */
    public Terms retrying(int other) {
        return new Terms(priority, escalate, threshold, approval, door, metadata, other);
    }

    /** The same with something else kept with the run. */
    public Terms keeping(Value.Fields other) {
        return new Terms(priority, escalate, threshold, approval, door, other, retries);
    }

    /** The same with another threshold. */
    public Terms below(Confidence other) {
        return new Terms(priority, escalate, other, approval, door, metadata, retries);
    }
}
