package dev.baton.run;

import dev.baton.plan.Cancellation;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * For how long this process may be sure that nobody else carries out its runs: until a while after
 * it last showed that it lives, and less than others wait before they take over. A process that was
 * stopped and goes on begins no step that another one may have done meanwhile.
 */
final class Lease {
    private static final Duration LOOK = Duration.ofMillis(50);

    private final long nanos;
    private final LongSupplier time;
    private volatile long seen;

    /** {@code time} is in nanoseconds and goes on while the process is stopped. */
    Lease(Duration length, LongSupplier time) {
        this.nanos = length.toNanos();
        this.time = time;
        end();
    }

    /** Two thirds of the silence after which others take over. */
    static Lease within(Duration silence) {
        return new Lease(silence.multipliedBy(2).dividedBy(3), System::nanoTime);
    }

    /** What the clock says; to be asked before the process shows that it lives. */
    long now() {
        return time.getAsLong();
    }

    /** The process has shown at that time that it lives. */
    void renew(long at) {
        seen = at;
    }

    /** Others may take over at any moment. */
    void end() {
        seen = time.getAsLong() - nanos - 1;
    }

    boolean holds() {
        return time.getAsLong() - seen <= nanos;
    }

    /** Returns at once while it holds; else when it is renewed, or nobody wants the work. */
    void await(Cancellation cancellation) {
        if (holds()) {
            return;
        }
        var given = new CountDownLatch(1);
        try (var _ = cancellation.onCancel(given::countDown)) {
            while (!holds() && !given.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                // Steps that wait are few and seldom: looking again is enough.
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
