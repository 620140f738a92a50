package dev.baton.run;

import dev.baton.event.Feed;
import dev.baton.plan.Cause;
import dev.baton.plan.Problem;
import dev.baton.plan.ProblemException;
import dev.baton.plan.RunId;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Waits for runs, whichever process carries them out. */
final class Awaiting {
    private static final Duration AGAIN = Duration.ofMillis(100);

    private final Runs runs;
    private final Feed feed;
    private final Function<RunId, @Nullable Leg> here;

    Awaiting(Runs runs, Feed feed, Function<RunId, @Nullable Leg> here) {
        this.runs = runs;
        this.feed = feed;
        this.here = here;
    }

    /** As {@link RunEngine#await(RunId, Duration, Predicate)}. */
    RunView await(RunId run, Duration patience, Predicate<RunStatus> enough) {
        var end = System.nanoTime() + patience.toNanos();
        var woken = new Semaphore(0);
        try (var _ = feed.listen(run, (_, _) -> woken.release())) {
            while (true) {
                var leg = here.apply(run);
                if (leg != null) {
                    leg.awaitEnd(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
                }
                woken.drainPermits();
                var view = find(run, end).orElseThrow(() -> RunRow.unknown(run));
                var left = end - System.nanoTime();
                if (enough.test(view.status()) || left <= 0) {
                    return view;
                }
                woken.tryAcquire(left, TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(
                    Problem.of(Cause.CANCELLED, "The wait for the run was interrupted."), e);
        }
    }

    /** A database that is away for a while, as while it restarts, is no end of the patience. */
    private Optional<RunView> find(RunId run, long end) throws InterruptedException {
        while (true) {
            try {
                return runs.find(run);
            } catch (IllegalStateException e) {
                if (!away(e.getCause()) || end - System.nanoTime() <= AGAIN.toNanos()) {
                    throw e;
                }
                Thread.sleep(AGAIN);
            }
        }
    }

    /** No state at all is the pool's own word for a connection it could not give. */
    private static boolean away(@Nullable Throwable cause) {
        if (!(cause instanceof SQLException refused)) {
            return false;
        }
        var state = refused.getSQLState();
        return state == null || state.startsWith("08") || state.startsWith("57P");
    }
}
