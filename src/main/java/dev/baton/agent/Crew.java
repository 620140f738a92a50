package dev.baton.agent;

import dev.baton.plan.Cancellation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/** The instances of one agent, and the wait for a place at one of them. */
final class Crew {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private volatile List<Duty> duties = List.of();

    List<Duty> duties() {
        return duties;
    }

    /** Who is on duty from now on. */
    void change(List<Duty> now) {
        lock.lock();
        try {
            duties = List.copyOf(now);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * A place at the instance that is chosen; empty when none came in that time. Chooses again
     * whenever something changed. Throws a problem of cause cancelled, or what choosing throws.
     */
    Optional<Duty> enter(
            Function<List<Duty>, Optional<Duty>> choice,
            Duration patience,
            Cancellation cancellation)
            throws InterruptedException {
        var left = patience.toNanos();
        try (var _ = cancellation.onCancel(this::wake)) {
            lock.lockInterruptibly();
            try {
                while (true) {
                    cancellation.check();
                    var chosen = choice.apply(duties);
                    chosen.ifPresent(Duty::enter);
                    if (chosen.isPresent() || left <= 0) {
                        return chosen;
                    }
                    left = changed.awaitNanos(left);
                }
            } finally {
                lock.unlock();
            }
        }
    }

    void leave(Duty duty) {
        duty.leave();
        wake();
    }

    private void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
