package dev.baton.model;

import dev.baton.plan.Cause;
import dev.baton.plan.Problem;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.jspecify.annotations.Nullable;

/** What went wrong with a call: whether it passes by itself, and how it is told. */
final class Failure {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private Failure() {}

    /** The call's time was up before the provider's was; told apart from a cancelled call. */
    static final class Late extends RuntimeException {
        Late(Throwable cause) {
            super(cause);
        }
    }

    /** A stream that ended before its answer did; {@code spoken} when pieces were passed on. */
    static final class Cut extends RuntimeException {
        private final boolean spoken;

        Cut(String message, boolean spoken, @Nullable Throwable cause) {
            super(message, cause);
            this.spoken = spoken;
        }
    }

    /** An answer without text, or one that was cut at the most tokens it may have. */
    static final class Unfinished extends RuntimeException {
        Unfinished(String message) {
            super(message);
        }
    }

    /** True when the same call may well succeed in a moment. */
    static boolean passes(Throwable failure) {
        if (spoken(failure) || find(failure, InterruptedException.class).isPresent()) {
            return false;
        }
        var refusal = find(failure, TurnedAway.class);
        if (refusal.isPresent()) {
            return passes(refusal.get());
        }
        return find(failure, IOException.class).isPresent() || find(failure, Cut.class).isPresent();
    }

    private static boolean passes(TurnedAway refusal) {
        var wait = refusal.retryAfter();
        if (wait != null && wait.compareTo(LONGEST_WAIT) > 0) {
            return false;
        }
        return switch (refusal.statusCode()) {
            case 429 -> !said(refusal).contains("insufficient_quota");
            case 408, 500, 502, 503, 504, 529 -> true;
            default -> false;
        };
    }

    /** True when it says something about the provider, not about the call or its caller. */
    static boolean countsAgainstProvider(Throwable failure) {
        if (find(failure, Late.class).isPresent()) {
            return true;
        }
        if (find(failure, InterruptedException.class).isPresent()
                || find(failure, BulkheadException.class).isPresent()
                || find(failure, Unfinished.class).isPresent()) {
            return false;
        }
        var status = find(failure, TurnedAway.class).map(TurnedAway::statusCode).orElse(500);
        return status >= 500 || status == 401 || status == 403 || status == 408 || status == 429;
    }

    /** The failure in words for the caller: nothing of the provider's own text. */
    static Problem told(Throwable failure, String provider) {
        if (find(failure, CircuitBreakerOpenException.class).isPresent()) {
            return failed("%s failed too often and is left alone for a while.", provider);
        }
        if (find(failure, BulkheadException.class).isPresent()) {
            return failed("Too many calls of %s are under way.", provider);
        }
        if (find(failure, Unfinished.class).isPresent()) {
            return Problem.of(
                    Cause.MODEL_GARBAGE, "%s gave no complete answer.".formatted(provider));
        }
        if (find(failure, TimeoutException.class).isPresent()
                || find(failure, Late.class).isPresent()
                || find(failure, HttpTimeoutException.class).isPresent()) {
            return late(provider);
        }
        return find(failure, TurnedAway.class)
                .map(refusal -> refused(refusal.statusCode(), provider))
                .orElseGet(() -> failed("%s cannot be reached or broke off.", provider));
    }

    static Problem late(String provider) {
        return Problem.of(
                Cause.MODEL_TIMEOUT,
                "%s took longer than it may.".formatted(provider),
                "Try again, or raise BATON_MODEL_TIMEOUT.");
    }

    private static Problem refused(int status, String provider) {
        return switch (status) {
            case 401, 403 ->
                    Problem.of(
                            Cause.MODEL_FAILED,
                            "%s refused the key.".formatted(provider),
                            "Check the provider's key.");
            case 404 ->
                    Problem.of(
                            Cause.MODEL_FAILED,
                            "%s does not know the model.".formatted(provider),
                            "Check the model's name and the base URL.");
            case 429 -> failed("%s has had too many calls for now.", provider);
            default -> failed("%s answered with status " + status + ".", provider);
        };
    }

    private static Problem failed(String text, String provider) {
        return Problem.of(Cause.MODEL_FAILED, text.formatted(provider));
    }

    /** True when part of the answer was already passed on: another one may not follow it. */
    static boolean spoken(Throwable failure) {
        return find(failure, Cut.class).filter(cut -> cut.spoken).isPresent();
    }

    /** The refusal's own text. */
    static String said(TurnedAway refusal) {
        var message = refusal.getMessage();
        return message == null ? "" : message;
    }

    /** The first of that type along the causes. */
    static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
        var at = failure;
        for (int depth = 0; at != null && depth < 20; depth++) {
            if (type.isInstance(at)) {
                return Optional.of(type.cast(at));
            }
            at = at.getCause();
        }
        return Optional.empty();
    }
}
