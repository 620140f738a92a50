package dev.baton.pipeline.load.source;

import dev.baton.plan.Cancellation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The same work on many things, a few at a time; the first failure ends all of it. */
final class SideBySide {
    private SideBySide() {}

    /** Work on one thing, which ends soon after a cancellation. */
    @FunctionalInterface
    interface Work<T, R> {
        R on(T each, Cancellation cancellation) throws IOException;
    }

    /** The results in the order of the things; throws what failed first. */
    static <T, R> List<R> all(
            List<T> things, int atOnce, Cancellation cancellation, Work<T, R> work)
            throws IOException {
        var ended = new Cancellation();
        var failure = new AtomicReference<@Nullable Exception>();
        try (var _ = cancellation.onCancel(ended::cancel);
                var threads = Executors.newFixedThreadPool(atOnce, Thread.ofVirtual().factory())) {
            var futures = new ArrayList<Future<R>>();
            for (var each : things) {
                futures.add(threads.submit(() -> one(each, ended, work, failure)));
            }
            return results(futures, failure);
        }
    }

    private static <T, R> R one(
            T each,
            Cancellation ended,
            Work<T, R> work,
            AtomicReference<@Nullable Exception> failure)
            throws IOException {
        try {
            ended.check();
            return work.on(each, ended);
        } catch (IOException | RuntimeException e) {
            // What fails after the first failure does so because of it.
            failure.compareAndSet(null, e);
            ended.cancel();
            throw e;
        }
    }

    private static <R> List<R> results(
            List<Future<R>> futures, AtomicReference<@Nullable Exception> failure)
            throws IOException {
        var results = new ArrayList<R>();
        for (var future : futures) {
            try {
                results.add(future.get());
            } catch (ExecutionException e) {
                switch (failure.get()) {
                    case IOException broken -> throw broken;
                    case RuntimeException wrong -> throw wrong;
                    case null, default -> throw new IllegalStateException(e);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
        }
        return results;
    }
}
