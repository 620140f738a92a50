package dev.baton.plan;

import java.util.Locale;

/**
 * Why something failed. The lower-case name is the stable error code on the wire and in metrics.
 */
public enum Cause {
    BAD_REQUEST(400, false),
    UNAUTHENTICATED(401, false),
    FORBIDDEN(403, false),
    NOT_FOUND(404, false),
    CONFLICT(409, false),
    ALREADY_DECIDED(409, false),
    CLAIMED(409, false),
    CHANGED(409, false),
    EXPIRED(409, false),
    OWN_REQUEST(403, false),
    TOO_LARGE(413, false),
    UNKNOWN_DATA_SOURCE(404, false),
    MODE_UNAVAILABLE(422, false),
    BAD_PLAN(422, false),
    UNSAFE_SQL(422, false),
    INVALID_SQL(422, false),
    QUERY_FAILED(422, false),
    REJECTED(422, false),
    QUERY_TIMEOUT(504, false),
    DATABASE_UNREACHABLE(502, true),
    SOURCE_UNREACHABLE(502, true),
    MODEL_FAILED(502, true),
    MODEL_TIMEOUT(504, true),
    MODEL_GARBAGE(502, false),
    WORKER_FAILED(502, true),
    WORKER_GARBAGE(502, false),
    BUDGET_SPENT(429, false),
    RATE_LIMITED(429, true),
    BUSY(429, true),
    TIMEOUT(504, false),
    CANCELLED(409, false),
    INTERNAL(500, false);

    private final int status;
    private final boolean passing;

    Cause(int status, boolean passing) {
        this.status = status;
        this.passing = passing;
    }

    /** The HTTP status this cause is told with. */
    public int status() {
        return status;
    }

    /** True when trying again may help by itself. */
    public boolean passing() {
        return passing;
    }

    /** True when a model is to blame, so that rules may serve in its place. */
    public boolean ofModel() {
        return switch (this) {
            case MODEL_FAILED, MODEL_TIMEOUT, MODEL_GARBAGE, BUDGET_SPENT -> true;
            case BAD_REQUEST,
                    UNAUTHENTICATED,
                    FORBIDDEN,
                    NOT_FOUND,
                    CONFLICT,
                    ALREADY_DECIDED,
                    CLAIMED,
                    CHANGED,
                    EXPIRED,
                    OWN_REQUEST,
                    TOO_LARGE,
                    UNKNOWN_DATA_SOURCE,
                    MODE_UNAVAILABLE,
                    BAD_PLAN,
                    UNSAFE_SQL,
                    INVALID_SQL,
                    QUERY_FAILED,
                    REJECTED,
                    QUERY_TIMEOUT,
                    DATABASE_UNREACHABLE,
                    SOURCE_UNREACHABLE,
                    WORKER_FAILED,
                    WORKER_GARBAGE,
                    RATE_LIMITED,
                    BUSY,
                    TIMEOUT,
                    CANCELLED,
                    INTERNAL ->
                    false;
        };
    }

    /** The code on the wire, such as {@code unsafe_sql}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
