package dev.baton.api.query;

import dev.baton.api.Problems;
import dev.baton.event.Feed;
import dev.baton.json.Json;
import dev.baton.plan.Cause;
import dev.baton.plan.Problem;
import dev.baton.plan.RunId;
import dev.baton.plan.Value;
import dev.baton.run.RunEngine;
import dev.baton.run.RunView;
import dev.baton.run.Runs;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What became of the questions of a batch: one after the other, so that few are in memory. */
@ApplicationScoped
class Batches {
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Problem NOT_ASKED =
            Problem.of(
                    Cause.CANCELLED,
                    "The batch ended before this question was answered.",
                    "Send it again.");

    private final RunEngine engine;
    private final Runs runs;
    private final Feed feed;
    private final Gradings gradings;

    Batches(RunEngine engine, Runs runs, Feed feed, Gradings gradings) {
        this.engine = engine;
        this.runs = runs;
        this.feed = feed;
        this.gradings = gradings;
    }

    /** Who takes the answers, in the order of the questions. */
    interface Taker {
        void take(Value.Fields item) throws IOException;
    }

    /** How many there are. */
    static int count(RunView batch) {
        return items(batch).size();
    }

    /** Every question as it stands now. */
    void now(RunView batch, Taker taker) throws IOException {
        var under = underWay(batch.id());
        var items = items(batch);
        for (var i = 0; i < items.size(); i++) {
            var run = under.get(i);
            var view = run == null ? null : runs.find(run).orElse(null);
            taker.take(told(i, items.get(i), view, batch));
        }
    }

    /** Every question as soon as it and all before it have been answered, or could not be. */
    void each(RunView batch, Taker taker) throws IOException, InterruptedException {
        var items = items(batch);
        Map<Integer, RunId> under = Map.of();
        var news = new Semaphore(0);
        try (var _ = feed.listen(batch.id(), (_, _) -> news.release())) {
            for (var i = 0; i < items.size(); i++) {
                var item = items.get(i);
                while (asked(item) && !under.containsKey(i) && !ended(batch.id())) {
                    news.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                    news.drainPermits();
                    under = underWay(batch.id());
                }
                under = under.containsKey(i) ? under : underWay(batch.id());
                taker.take(
                        told(
                                i,
                                item,
                                answered(batch.id(), under.get(i)),
                                runs.find(batch.id()).orElse(batch)));
            }
        }
    }

    /** The run when it has ended, or when the batch has and nobody goes on with it. */
    private @Nullable RunView answered(RunId batch, @Nullable RunId run) {
        if (run == null) {
            return null;
        }
        while (true) {
            var view = engine.await(run, LOOK.multipliedBy(10));
            if (view.status().ended() || ended(batch)) {
                return view;
            }
        }
    }

    private boolean ended(RunId batch) {
        return runs.status(batch).map(status -> status.ended()).orElse(true);
    }

    private static boolean asked(Value item) {
        return !Value.holds(((Value.Fields) item).at("problem"));
    }

    private static List<Value> items(RunView batch) {
        return batch.origin().input().at("items") instanceof Value.Items(var items)
                ? items
                : List.of();
    }

    private Map<Integer, RunId> underWay(RunId batch) {
        var found = new HashMap<Integer, RunId>();
        for (var child : runs.children(batch)) {
            if (child.input().at("item") instanceof Value.Number(var index)) {
                found.put(index.intValue(), child.id());
            }
        }
        return found;
    }

    private Value.Fields told(int index, Value item, @Nullable RunView run, RunView batch) {
        var told = new LinkedHashMap<String, Value>();
        told.put("index", Value.number(index));
        var fields = (Value.Fields) item;
        var question = fields.text("query").or(() -> fields.text("question")).orElse("");
        if (Value.holds(fields.at("problem"))) {
            told.putAll(
                    failed(Json.as(fields.at("problem"), Problem.class), question, null, batch));
        } else if (run != null && run.answer() != null) {
            var stage = Answers.stageOf(run);
            told.put("http_status", Value.number(200));
            told.putAll(gradings.added(Answers.of(run, run.answer(), stage), run).fields());
        } else if (run != null && run.status().ended()) {
            told.putAll(failed(Answers.problem(run), question, run, batch));
        } else if (batch.status().ended()) {
            told.putAll(failed(NOT_ASKED, question, run, batch));
        } else {
            told.put("http_status", Value.number(202));
            told.put("query", Value.text(question));
            told.put("status", Value.text("running"));
            told.put("operation_id", run == null ? Value.NOTHING : Value.text(run.id().value()));
        }
        return new Value.Fields(told);
    }

    private Map<String, Value> failed(
            Problem problem, String question, @Nullable RunView run, RunView batch) {
        var status = problem.cause().status();
        var known = new LinkedHashMap<String, @Nullable Object>();
        known.put("session_id", batch.origin().session().value());
        if (run != null) {
            known.put("operation_id", run.id().value());
            known.put("failed_stage", Answers.stageOf(run));
            known.put("partial_results", Answers.partial(runs.evidence(run.id())));
        }
        var told = new LinkedHashMap<String, Value>();
        told.put("http_status", Value.number(status));
        told.put("query", Value.text(question));
        told.putAll(Json.fields(Problems.body(status, problem, known)).fields());
        return told;
    }
}
