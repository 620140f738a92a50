package dev.baton.model;

import dev.baton.plan.Cancellation;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Interrupts the calling thread when its call is cancelled or its patience ends, and never after it
 * is closed.
 */
final class Interruption implements AutoCloseable {
    /** Why a call was interrupted. */
    enum Reason {
        CANCELLED,
        LATE
    }

    private final Thread thread = Thread.currentThread();
    private final CompletableFuture<Void> timer = new CompletableFuture<>();
    private final Cancellation.Listening listening;
    private @Nullable Reason reason;
    private boolean over;

    Interruption(Cancellation cancellation, Duration patience) {
        listening = cancellation.onCancel(() -> interrupt(Reason.CANCELLED));
        timer.whenComplete((_, failure) -> {
            if (failure instanceof TimeoutException) {
                interrupt(Reason.LATE);
            }
        });
        timer.orTimeout(Math.max(1, patience.toMillis()), TimeUnit.MILLISECONDS);
    }

    private synchronized void interrupt(Reason why) {
        if (!over && reason == null) {
            reason = why;
            thread.interrupt();
        }
    }

    synchronized @Nullable Reason reason() {
        return reason;
    }

    @Override
    public void close() {
        listening.close();
        timer.complete(null);
        synchronized (this) {
            over = true;
            if (reason != null) {
                // The interrupt was ours: the caller's thread gets back as it came.
                Thread.interrupted();
            }
        }
    }
}
