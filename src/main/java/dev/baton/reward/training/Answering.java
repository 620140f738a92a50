package dev.baton.reward.training;

import dev.baton.agent.Child;
import dev.baton.agent.Work;
import dev.baton.json.Json;
import dev.baton.model.Models;
import dev.baton.model.RunSpending;
import dev.baton.model.Wish;
import dev.baton.plan.Cause;
import dev.baton.plan.Problem;
import dev.baton.plan.ProblemException;
import dev.baton.plan.Value;
import dev.baton.reward.Component;
import dev.baton.reward.Grade;
import dev.baton.reward.grade.Candidate;
import dev.baton.reward.grade.PreparedTask;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Has one question answered once, as a run of its own like any question, and graded. */
final class Answering {
    private static final String WORKFLOW = "nl2sql";
    private static final int PROMPT_DIGITS = 12;

    /** What passes by itself is not the answer's fault: it is asked for again so often. */
    private static final int AGAIN = 2;

    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Work work;
    private final TrainingRun run;
    private final RunSpending spending;
    private final Clock clock;

    Answering(Work work, TrainingRun run, RunSpending spending, Clock clock) {
        this.work = work;
        this.run = run;
        this.spending = spending;
        this.clock = clock;
    }

    /** The graded answer; throws only when the whole step must end. */
    Result answer(
            Questions.Open open,
            PreparedTask task,
            Result.Place place,
            Results.@Nullable Given before) {
        var began = clock.instant();
        for (var again = 0; ; again++) {
            try {
                var child = work.child(WORKFLOW, input(open, place, before, again));
                var took = Duration.between(began, clock.instant());
                return graded(task, place, child, took);
            } catch (ProblemException e) {
                work.cancellation().check();
                var cause = e.problem().cause();
                if (cause == Cause.BUSY) {
                    // The server takes nothing now, perhaps because it stops: this goes on later.
                    again--;
                } else if (!cause.passing() && cause != Cause.INTERNAL) {
                    return unanswered(task, place, e);
                } else if (again == AGAIN) {
                    return failed(place, e);
                }
                rest();
            }
        }
    }

    /** Waits a moment, unless the step is to end. */
    private void rest() {
        var over = new CountDownLatch(1);
        try (var _ = work.cancellation().onCancel(over::countDown)) {
            over.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(
                    Problem.of(Cause.CANCELLED, "The training run was stopped."), e);
        }
        work.cancellation().check();
    }

    private Value.Fields input(
            Questions.Open open, Result.Place place, Results.@Nullable Given before, int again) {
        var variant = run.settings().variants().get(place.variant());
        var input = new LinkedHashMap<String, Value>();
        input.put("question", Value.text(open.task().question()));
        input.put("data_source", Value.text(open.source()));
        input.put("before", before(before));
        input.put("rules", new Value.Items(List.of()));
        input.put("words", Value.text(Models.RULES));
        if (!run.settings().memory()) {
            input.put("memory", new Value.Flag(false));
        }
        input.put(Wish.FIELD, wish(variant, place));
        // Other numbers make other runs; the same ones find the run that was begun.
        input.put("training", Value.text(run.id().value()));
        input.put("candidate", Value.number(place.candidate()));
        input.put("again", Value.number(again));
        return new Value.Fields(input);
    }

    /** The first answer is the most likely one; further ones may differ. */
    private static Value wish(Variant variant, Result.Place place) {
        var wish = new LinkedHashMap<String, Value>();
        wish.put("engine", Value.text(variant.engine().code()));
        if (variant.model() != null) {
            wish.put("model", Value.text(variant.model()));
        }
        if (variant.prompt() != null) {
            wish.put("prompt", Value.text(variant.prompt()));
        }
        wish.put(
                "temperature",
                new Value.Number(place.candidate() == 0 ? BigDecimal.ZERO : new BigDecimal("0.7")));
        return new Value.Fields(wish);
    }

    /** A follow-up is read against what this variant made of the question before it. */
    private static Value before(Results.@Nullable Given before) {
        return before == null || before.sql() == null || before.standalone() == null
                ? Value.NOTHING
                : new Value.Fields(
                        Map.of(
                                "question", Value.text(before.standalone()),
                                "sql", Value.text(before.sql())));
    }

    private Result graded(PreparedTask task, Result.Place place, Child child, Duration took) {
        var answer = child.answer();
        var candidate = Candidate.of(answer);
        var spent = spending.of(child.run());
        var engine = answer.text("engine").orElse(Models.RULES);
        var rules = engine.equals(Models.RULES);
        return new Result(
                place,
                child.run(),
                new Result.Said(
                        answer.text("kind").orElse("query"),
                        answer.text("question").orElse(null),
                        candidate.sql(),
                        Objects.requireNonNullElse(candidate.rationale(), ""),
                        child.confidence().value(),
                        answer.at("columns") instanceof Value.Items(var columns)
                                ? columns.size()
                                : 0),
                new Result.Made(
                        rules ? Models.RULES : "model",
                        rules ? "" : Objects.requireNonNullElse(spent.model(), engine),
                        rules ? "" : promptVersion(answer, spent),
                        spent.tokens(),
                        spent.costMicros(),
                        took.toMillis()),
                scored(task.grade(candidate, work.cancellation())),
                null,
                clock.instant());
    }

    /** A run that failed gave neither a query nor a reason. */
    private Result unanswered(PreparedTask task, Result.Place place, ProblemException e) {
        var nothing = new Candidate(Candidate.Form.NOTHING, null, null, 0);
        return new Result(
                place,
                null,
                new Result.Said("failed", null, null, null, 0, 0),
                new Result.Made("none", "", "", 0, null, 0),
                scored(task.grade(nothing, work.cancellation())),
                e.problem().text(),
                clock.instant());
    }

    /** Nothing can be said of an answer that something else kept from coming. */
    Result failed(Result.Place place, ProblemException e) {
        return new Result(
                place,
                null,
                new Result.Said("failed", null, null, null, 0, 0),
                new Result.Made("none", "", "", 0, null, 0),
                Result.Scored.FAILED,
                e.problem().text(),
                clock.instant());
    }

    private static Result.Scored scored(Grade grade) {
        var losses = Losses.of(grade);
        var rewards =
                grade.rewards().stream()
                        .map(reward -> {
                            var written = new LinkedHashMap<String, Object>();
                            written.put("name", reward.name().code());
                            written.put("value", reward.value());
                            written.put("weight", reward.weight());
                            written.put("loss", losses.getOrDefault(reward.name(), 0.0));
                            written.put("evidence", reward.evidence());
                            written.put("feedback", reward.feedback());
                            return written;
                        })
                        .toList();
        return new Result.Scored(
                grade.comparison().agreement().name().toLowerCase(Locale.ROOT),
                grade.verified(),
                grade.total(),
                grade.outcome(),
                grade.reward(Component.EXECUTION).map(each -> each.value() == 1).orElse(false),
                judgeExcess(grade),
                Json.write(rewards),
                grade.comparison().faults());
    }

    private static @Nullable Double judgeExcess(Grade grade) {
        var judge = grade.reward(Component.JUDGE);
        var result = grade.reward(Component.RESULT);
        return judge.isPresent() && result.isPresent()
                ? Double.valueOf(judge.get().value() - result.get().value())
                : null;
    }

    /** What the answer says of it, else what was recorded with the call. */
    private static String promptVersion(Value.Fields answer, RunSpending.Spent spent) {
        var hash = spent.promptHash() == null ? "" : spent.promptHash();
        return answer.text("prompt_version")
                .orElse(hash.substring(0, Math.min(PROMPT_DIGITS, hash.length())));
    }
}
