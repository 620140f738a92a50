package dev.baton.escalation;

import dev.baton.plan.Approvers;
import dev.baton.plan.Confidence;
import dev.baton.plan.Decision;
import dev.baton.plan.RunId;
import dev.baton.plan.SessionId;
import dev.baton.plan.StepId;
import dev.baton.plan.Value;
import dev.baton.security.Permission;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A question of a run that only a person may answer, and how far it has come. */
public record Escalation(
        EscalationId id, Origin origin, Shown shown, Terms terms, Standing standing) {

    /**
     * Where it comes from; {@code step} is null when it is about the plan, the answer or the whole
     * run. {@code caller} is who asked for the run.
     */
    public record Origin(
            RunId run,
            @Nullable StepId step,
            SessionId session,
            String caller,
            String workflow,
            int priority,
            Instant at) {}

    /** What a person must bring to decide it; an absent permission is {@code decide}. */
    public record Terms(@Nullable Permission permission, int approvals, boolean fourEyes) {
        /** One person who may decide. */
        public static final Terms ONE_PERSON = new Terms(null, 1, false);

        public Terms {
            if (approvals < 1 || approvals > 9) {
                throw new IllegalArgumentException("1 to 9 approvals, not " + approvals);
            }
        }

        /** What a question wants. */
        public static Terms of(Approvers approvers) {
            var permission = approvers.permission();
            return new Terms(
                    permission == null ? null : new Permission(permission),
                    approvers.count(),
                    approvers.fourEyes());
        }

        /** A changed proposal must be seen by somebody else before it counts. */
        boolean severalPeople() {
            return fourEyes || approvals > 1;
        }
    }

    /** How far it has come. {@code version} grows with everything a person should look at again. */
    public record Standing(
            Status status,
            int version,
            int level,
            Instant expiresAt,
            @Nullable Claim claim,
            @Nullable Amendment amendment,
            @Nullable Exchange exchange,
            List<Vote> votes) {
        public Standing {
            votes = List.copyOf(votes);
        }

        static Standing fresh(Instant expiresAt) {
            return new Standing(new Status.Open(), 1, 0, expiresAt, null, null, null, List.of());
        }
    }

    /** Whether it waits, and how it was settled when it does not. */
    public sealed interface Status {
        /** Waits for a decision. */
        record Open() implements Status {}

        /** Waits for a decision; whoever wanted to decide has asked something back. */
        record Asked() implements Status {}

        record Decided(Decision decision) implements Status {}

        /** Nobody decided in time; that is never an approval. */
        record Expired(Instant at) implements Status {}

        /** No longer needed, because its run has ended. */
        record Withdrawn(String why, Instant at) implements Status {}
    }

    /** Somebody works on it and keeps others from deciding until then. */
    public record Claim(String by, Instant until) {}

    /** What somebody put in place of what was proposed, where another person must approve it. */
    public record Amendment(Value value, String by, Instant at) {}

    /** What was asked back, and what came as a reply. */
    public record Exchange(String text, String by, Instant at, @Nullable Reply reply) {}

    public record Reply(String text, String by, Instant at) {}

    /** One of several approvals. */
    public record Vote(String by, @Nullable String note, Instant at) {}

    /** What one step before it proved. */
    public record Proof(
            StepId step, String agent, String digest, @Nullable Confidence confidence) {}

    /** One that nobody has seen yet. */
    public static Escalation open(
            EscalationId id, Origin origin, Shown shown, Terms terms, Instant expiresAt) {
        return new Escalation(id, origin, shown, terms, Standing.fresh(expiresAt));
    }

    /** True while a person can still decide it. */
    public boolean waits() {
        return switch (standing.status()) {
            case Status.Open _, Status.Asked _ -> true;
            case Status.Decided _, Status.Expired _, Status.Withdrawn _ -> false;
        };
    }

    /** What stands proposed now: what was proposed at first, or what somebody put in its place. */
    public Value proposed() {
        var amendment = standing.amendment();
        return amendment == null ? shown.question().proposed() : amendment.value();
    }

    /** Who had a hand in what stands proposed now: where four eyes are needed, not theirs. */
    public Set<String> preparers() {
        var amendment = standing.amendment();
        return amendment == null || amendment.by().equals(origin.caller())
                ? Set.of(origin.caller())
                : Set.of(origin.caller(), amendment.by());
    }

    /** The hash of what a person sees of it now; a decision names it. */
    public String shownHash() {
        return shown.withProposed(proposed()).hash();
    }

    Escalation with(Standing other) {
        return new Escalation(id, origin, shown, terms, other);
    }
}
