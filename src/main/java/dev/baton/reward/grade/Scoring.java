package dev.baton.reward.grade;

import dev.baton.plan.Cancellation;
import dev.baton.plan.Cause;
import dev.baton.plan.Problem;
import dev.baton.plan.ProblemException;
import dev.baton.reward.Grade;
import dev.baton.reward.RewardConfig;
import dev.baton.sql.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Grades many answers at once. Answers to the same task share its golds, which run once and are let
 * go with the last of them; few are graded at one time, so memory stays flat.
 */
@ApplicationScoped
public class Scoring {
    private static final Logger LOG = Logger.getLogger(Scoring.class);

    private final Grader grader;
    private final Semaphore places;
    private final int parallel;
    private final Duration time;

    @Inject
    Scoring(Grader grader, RewardConfig config) {
        this(grader, config.parallel(), config.batchTime());
    }

    public Scoring(Grader grader, int parallel, Duration time) {
        this.grader = grader;
        this.parallel = Math.max(1, parallel);
        this.time = time;
        places = new Semaphore(this.parallel, true);
    }

    /** What a model wrote, the task it wrote it for, and where its query is run. */
    public record Item(
            Task task, String completion, DataSource source, @Nullable DataSource variant) {}

    /** What became of an item. */
    public sealed interface Scored {
        record Graded(Grade grade) implements Scored {}

        /** Nothing can be said of it, for a reason that is not its own. */
        record Broken(Problem problem) implements Scored {}
    }

    private record Shared(Task task, DataSource source, @Nullable DataSource variant) {}

    /** Grades them all, in their order. Throws a problem of cause cancelled. */
    public List<Scored> score(List<Item> items, Cancellation cancellation) {
        var groups = new LinkedHashMap<Shared, List<Integer>>();
        for (int i = 0; i < items.size(); i++) {
            var item = items.get(i);
            groups.computeIfAbsent(
                            new Shared(item.task(), item.source(), item.variant()),
                            _ -> new ArrayList<>())
                    .add(i);
        }
        var batch = new Batch(items, groups);
        List<Scored> scored;
        try (var _ = cancellation.onCancel(batch.end::cancel)) {
            scored = batch.run();
        }
        cancellation.check();
        return scored;
    }

    /** One call's items under way. */
    private final class Batch {
        private final List<Item> items;
        private final Map<Shared, List<Integer>> groups;
        private final AtomicReferenceArray<Scored> scored;
        private final Semaphore open = new Semaphore(parallel);
        private final CountDownLatch left;
        private final Cancellation end = new Cancellation();

        Batch(List<Item> items, Map<Shared, List<Integer>> groups) {
            this.items = items;
            this.groups = groups;
            scored = new AtomicReferenceArray<>(items.size());
            left = new CountDownLatch(items.size());
        }

        List<Scored> run() {
            groups.forEach((shared, members) -> start(() -> group(shared, members)));
            try {
                if (!left.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
                    end.cancel();
                    left.await();
                }
            } catch (InterruptedException e) {
                end.cancel();
                Thread.currentThread().interrupt();
                throw new ProblemException(
                        Problem.of(Cause.CANCELLED, "The request was cancelled."), e);
            }
            var all = new ArrayList<Scored>(items.size());
            for (int i = 0; i < items.size(); i++) {
                all.add(scored.get(i));
            }
            return all;
        }

        private void group(Shared shared, List<Integer> members) {
            open.acquireUninterruptibly();
            var waiting = new CountDownLatch(members.size());
            try {
                var task =
                        placed(() ->
                                grader.prepare(
                                        shared.task(), shared.source(), shared.variant(), end));
                for (int i : members) {
                    start(() -> {
                        try {
                            member(i, task);
                        } finally {
                            waiting.countDown();
                        }
                    });
                }
                waiting.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException | StackOverflowError e) {
                members.forEach(i -> done(i, broken(e)));
            } finally {
                open.release();
            }
        }

        private void member(int i, PreparedTask task) {
            try {
                var answer = Completions.read(items.get(i).completion());
                done(i, new Scored.Graded(placed(() -> task.grade(answer, end))));
            } catch (RuntimeException | StackOverflowError e) {
                done(i, broken(e));
            }
        }

        private void done(int i, Scored result) {
            if (scored.compareAndSet(i, null, result)) {
                left.countDown();
            }
        }
    }

    private <T> T placed(java.util.function.Supplier<T> work) {
        places.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    private static void start(Runnable work) {
        Thread.ofVirtual().name("scoring").start(work);
    }

    private static Scored broken(Throwable e) {
        if (!(e instanceof ProblemException known)) {
            LOG.error("an answer could not be graded", e);
            return new Scored.Broken(Problem.of(Cause.INTERNAL, "The answer could not be graded."));
        }
        return new Scored.Broken(
                known.problem().cause() == Cause.CANCELLED
                        ? Problem.of(
                                Cause.TIMEOUT,
                                "The batch took too long; this answer was not graded.",
                                "Send fewer at once.")
                        : known.problem());
    }
}
