package dev.baton.escalation;

import dev.baton.plan.Confidence;
import dev.baton.plan.Question.Reason;
import dev.baton.plan.RunId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which escalations to list, and in which order; what is null is not asked for. {@code priority} is
 * the least, {@code below} the confidence they are below, {@code before} when they were asked at
 * the latest.
 */
public record Filter(
        Group group,
        Order order,
        @Nullable Reason reason,
        @Nullable String workflow,
        @Nullable RunId run,
        @Nullable Integer priority,
        @Nullable Confidence below,
        @Nullable Instant before) {
    /** Everything that waits, the oldest first. */
    public static final Filter WAITING = of(Group.WAITING, Order.AGE);

    public static Filter of(Group group, Order order) {
        return new Filter(group, order, null, null, null, null, null, null);
    }

    /** How far they have come. */
    public enum Group {
        WAITING("status in ('open', 'asked')"),
        OPEN("status in ('open', 'asked') and status = 'open'"),
        ASKED("status in ('open', 'asked') and status = 'asked'"),
        SETTLED("decided_at is not null"),
        DECIDED("decided_at is not null and status = 'decided'"),
        EXPIRED("decided_at is not null and status = 'expired'"),
        WITHDRAWN("decided_at is not null and status = 'withdrawn'");

        private final String condition;

        Group(String condition) {
            this.condition = condition;
        }

        /** The condition on the row; it names the index's own condition, so that it is used. */
        String condition() {
            return condition;
        }

        boolean waits() {
            return switch (this) {
                case WAITING, OPEN, ASKED -> true;
                case SETTLED, DECIDED, EXPIRED, WITHDRAWN -> false;
            };
        }
    }

    /** The order of those that wait; those that are settled come newest first. */
    public enum Order {
        /** The one that waits longest first. */
        AGE("0"),
        /** The most urgent first, then the oldest. */
        PRIORITY("-priority"),
        /** The least sure first, then the oldest. */
        CONFIDENCE("coalesce(confidence, 1)");

        private final String key;

        Order(String key) {
            this.key = key;
        }

        String key() {
            return key;
        }
    }
}
