package dev.baton.run;

import dev.baton.escalation.EscalationId;
import dev.baton.plan.Decision;
import dev.baton.plan.StepId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What of a run an escalation holds. {@code revision} is that of the step or, without a step, of
 * the plan: a decision about one that has changed since is void.
 */
record Hold(EscalationId id, @Nullable StepId step, Kind kind, int revision) {

    /** What goes on when a person has decided. */
    enum Kind {
        /** The plan may be carried out. */
        PLAN,
        /** The step may start. */
        BEFORE,
        /** What the step has proved may count. */
        AFTER,
        /** The agent knows what it wanted to know. */
        QUESTION,
        /** The step is tried once more. */
        FAILURE,
        /** The answer may be given. */
        ANSWER,
        /** The run is taken up once more. */
        INTERRUPTED,
        /** What could not be undone is tried once more. */
        ROLLBACK;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /** How far the question has come, and whether the run has heard of that. */
    record Known(Hold hold, Status status, boolean heard, @Nullable Decision decision) {
        /** True when it is for the run to act on now. */
        boolean isNews() {
            return !heard && (status == Status.DECIDED || status == Status.EXPIRED);
        }
    }

    /** How far the question has come, as far as a run is concerned. */
    enum Status {
        WAITS,
        DECIDED,
        EXPIRED,
        WITHDRAWN;

        static Status of(String code) {
            return switch (code) {
                case "open", "asked" -> WAITS;
                default -> valueOf(code.toUpperCase(Locale.ROOT));
            };
        }
    }
}
