package dev.baton.nl2sql.model;

import dev.baton.agent.Work;
import dev.baton.model.ModelCall;
import dev.baton.model.ModelReply;
import dev.baton.model.Models;
import dev.baton.model.Prompt;
import dev.baton.model.Purpose;
import dev.baton.model.Wish;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Asks models within the time of a step, and notes with the step what that took. */
final class Asking {
    private static final double FURTHER_CANDIDATES = 0.7;

    private final Models models;
    private final Clock clock;
    private final Duration reserve;
    private final Work work;
    private final Wish wish;

    Asking(Models models, Clock clock, Duration reserve, Work work) {
        this.models = models;
        this.clock = clock;
        this.reserve = reserve;
        this.work = work;
        this.wish = Wish.of(work.request());
    }

    ModelReply ask(Prompt.Filled prompt, int plainTokens) {
        var reply = models.ask(call(prompt, plainTokens));
        work.used(reply.use());
        return reply;
    }

    /** Asks for several answers side by side; the first, most likely one must come. */
    List<ModelReply> ask(Prompt.Filled prompt, int plainTokens, int count) {
        if (count <= 1) {
            return List.of(ask(prompt, plainTokens));
        }
        var call = call(prompt, plainTokens);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var further =
                    IntStream.range(1, count)
                            .mapToObj(_ ->
                                    threads.submit(() ->
                                            models.ask(call.atTemperature(FURTHER_CANDIDATES))))
                            .toList();
            var replies = new ArrayList<ModelReply>();
            replies.add(models.ask(call));
            further.forEach(each -> came(each, replies));
            replies.forEach(reply -> work.used(reply.use()));
            return replies;
        }
    }

    private static void came(Future<ModelReply> reply, List<ModelReply> into) {
        try {
            into.add(reply.get());
        } catch (ExecutionException _) {
            // One voice less.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(
                    dev.baton.plan.Problem.of(Cause.CANCELLED, "The request was cancelled."), e);
        }
    }

    ModelCall call(Prompt.Filled prompt, int plainTokens) {
        var patience = Duration.between(clock.instant(), work.deadline()).minus(reserve);
        if (patience.isNegative() || patience.isZero()) {
            throw ProblemException.of(
                    Cause.MODEL_TIMEOUT, "No time is left to ask a language model.");
        }
        var call =
                new ModelCall(Purpose.SQL, prompt, patience, work.cancellation())
                        .insteadOf(plainTokens)
                        .by(wish.model());
        var temperature = wish.temperature();
        return temperature == null ? call : call.atTemperature(temperature);
    }
}
