package dev.baton.reward.training;

import dev.baton.plan.Cancellation;
import dev.baton.plan.Cause;
import dev.baton.plan.Problem;
import dev.baton.plan.ProblemException;
import dev.baton.reward.grade.PreparedTask;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Works through the next questions of a training run, several at once. Whatever is recorded is
 * never done again, so it may be broken off anywhere and begun anew.
 */
final class Batch {
    private static final int PAGE = 64;

    private final TrainingRun run;
    private final Questions questions;
    private final Results results;
    private final Preparing preparing;
    private final Answering answering;
    private final Pace pace;
    private final Cancellation cancellation;
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

    /** Gets a question ready to be graded. */
    interface Preparing {
        PreparedTask prepare(Questions.Open open);
    }

    Batch(
            TrainingRun run,
            Questions questions,
            Results results,
            Preparing preparing,
            Answering answering,
            Pace pace,
            Cancellation cancellation) {
        this.run = run;
        this.questions = questions;
        this.results = results;
        this.preparing = preparing;
        this.answering = answering;
        this.pace = pace;
        this.cancellation = cancellation;
    }

    /** Answers about so many questions, fewer when it shall stop; throws what breaks all of it. */
    void carryOut(int most) {
        var loader = Thread.currentThread().getContextClassLoader();
        var threads = Thread.ofVirtual().inheritInheritableThreadLocals(false).name("training-", 0);
        try (var pool =
                Executors.newThreadPerTaskExecutor(task ->
                        threads.unstarted(() -> {
                            Thread.currentThread().setContextClassLoader(loader);
                            task.run();
                        }))) {
            begin(most, pool);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(
                    Problem.of(Cause.CANCELLED, "The training run was stopped."), e);
        } finally {
            pace.note();
        }
        cancellation.check();
        var broken = failure.get();
        if (broken != null) {
            throw broken;
        }
    }

    private void begin(int most, ExecutorService pool) throws InterruptedException {
        var places = new Semaphore(run.settings().concurrency());
        var begun = 0;
        var after = -1;
        while (true) {
            var page = questions.threads(run.id(), after, PAGE);
            if (page.isEmpty()) {
                return;
            }
            for (var thread : page) {
                while (!places.tryAcquire(1, TimeUnit.SECONDS)) {
                    if (over()) {
                        return;
                    }
                }
                if (begun >= most || over()) {
                    return;
                }
                begun += thread.size();
                after = thread.getFirst().thread();
                pool.execute(() -> {
                    try {
                        answer(thread);
                    } catch (RuntimeException e) {
                        failure.compareAndSet(null, e);
                    } finally {
                        places.release();
                    }
                });
            }
        }
    }

    private boolean over() {
        return failure.get() != null || pace.over();
    }

    private void answer(List<Questions.Open> thread) {
        var known = new HashMap<Result.Place, Results.Given>();
        for (var open : thread) {
            if (!answer(open, known)) {
                return;
            }
            questions.done(run.id(), open.position());
        }
    }

    /** False when it was broken off. */
    private boolean answer(Questions.Open open, Map<Result.Place, Results.Given> known) {
        if (open.after() != null) {
            recall(open.after(), known);
        }
        var there = new HashSet<Result.Place>();
        recall(open.position(), known).forEach(given -> there.add(given.place()));
        PreparedTask task = null;
        var variants = run.settings().variants();
        for (var variant = 0; variant < variants.size(); variant++) {
            for (var candidate = 0; candidate < variants.get(variant).candidates(); candidate++) {
                var place = new Result.Place(open.position(), variant, candidate);
                if (there.contains(place)) {
                    continue;
                }
                if (over()) {
                    return false;
                }
                task = task == null ? preparing.prepare(open) : task;
                record(answering.answer(open, task, place, before(open, place, known)), known);
            }
        }
        return true;
    }

    private List<Results.Given> recall(int position, Map<Result.Place, Results.Given> known) {
        var given = results.given(run.id(), position);
        given.forEach(each -> known.put(each.place(), each));
        return given;
    }

    private static Results.@Nullable Given before(
            Questions.Open open, Result.Place place, Map<Result.Place, Results.Given> known) {
        return open.after() == null
                ? null
                : known.get(new Result.Place(open.after(), place.variant(), place.candidate()));
    }

    private void record(Result result, Map<Result.Place, Results.Given> known) {
        known.put(
                result.place(),
                new Results.Given(result.place(), result.said().standalone(), result.said().sql()));
        if (results.add(run.id(), result)) {
            pace.recorded(result);
        }
    }

    /** Why it ended before all was done, if it did. */
    Optional<String> stopped() {
        return pace.spent();
    }
}
