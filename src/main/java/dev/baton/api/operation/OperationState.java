package dev.baton.api.operation;

import dev.baton.planner.Validating;
import dev.baton.run.RunStatus;
import dev.baton.run.seen.Advance;
import java.util.Locale;

/**
 * Where an operation stands: not stored but derived from the run's status and from what of it has
 * begun.
 */
enum OperationState {
    PLANNING,
    EXECUTING,
    VALIDATING,
    ESCALATING,
    PAUSED,
    COMPLETED,
    PARTIALLY_COMPLETED,
    FAILED,
    CANCELLED;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static OperationState of(RunStatus status, Advance advance) {
        return switch (status) {
            case RUNNING -> running(advance);
            case WAITING -> ESCALATING;
            case PAUSED -> PAUSED;
            case COMPLETED -> COMPLETED;
            case PARTIALLY_COMPLETED -> PARTIALLY_COMPLETED;
            case FAILED -> FAILED;
            case CANCELLED -> CANCELLED;
        };
    }

    /** The status of runs among which those of that state are. */
    RunStatus status() {
        return switch (this) {
            case PLANNING, EXECUTING, VALIDATING -> RunStatus.RUNNING;
            case ESCALATING -> RunStatus.WAITING;
            case PAUSED -> RunStatus.PAUSED;
            case COMPLETED -> RunStatus.COMPLETED;
            case PARTIALLY_COMPLETED -> RunStatus.PARTIALLY_COMPLETED;
            case FAILED -> RunStatus.FAILED;
            case CANCELLED -> RunStatus.CANCELLED;
        };
    }

    private static OperationState running(Advance advance) {
        if (advance.openStages().contains(Validating.STAGE)) {
            return VALIDATING;
        }
        return advance.begun() ? EXECUTING : PLANNING;
    }
}
