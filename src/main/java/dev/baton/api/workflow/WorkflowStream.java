package dev.baton.api.workflow;

import dev.baton.event.EventLog;
import dev.baton.event.Feed;
import dev.baton.event.LoggedEvent;
import dev.baton.json.Json;
import dev.baton.plan.RunId;
import dev.baton.plan.StepId;
import dev.baton.plan.Value;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** What happens to a run of a workflow, as {@code {type, workflow_id, timestamp, …}}. */
@ApplicationScoped
class WorkflowStream {
    private static final int BATCH = 64;
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final int MOST_STREAMS = 1000;

    private final EventLog log;
    private final Feed feed;
    private final AtomicInteger open = new AtomicInteger();

    WorkflowStream(EventLog log, Feed feed) {
        this.log = log;
        this.feed = feed;
    }

    /** Whether one more may follow runs here. */
    boolean full() {
        return open.get() >= MOST_STREAMS;
    }

    /** Events after that one, from the log and as they come, until the run has ended. */
    Multi<String> after(RunId run, long seq, Map<StepId, String> names) {
        return Multi.createFrom()
                .emitter(emitter ->
                        Thread.ofVirtual()
                                .start(() -> {
                                    open.incrementAndGet();
                                    try {
                                        follow(run, seq, names, emitter);
                                    } catch (InterruptedException e) {
                                        Thread.currentThread().interrupt();
                                    } catch (RuntimeException e) {
                                        emitter.fail(e);
                                    } finally {
                                        open.decrementAndGet();
                                        emitter.complete();
                                    }
                                }));
    }

    private void follow(
            RunId run, long from, Map<StepId, String> names, MultiEmitter<? super String> to)
            throws InterruptedException {
        var news = new Semaphore(1);
        var completed = new ArrayList<String>();
        var seq = from;
        try (var _ = feed.listen(run, (_, _) -> news.release())) {
            while (!to.isCancelled()) {
                news.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                news.drainPermits();
                if (to.requested() == 0) {
                    // Nothing is read that the client has no room for.
                    TimeUnit.MILLISECONDS.sleep(20);
                    news.release();
                    continue;
                }
                var batch = log.after(run, seq, BATCH);
                for (var event : batch) {
                    seq = event.seq();
                    told(event, names, completed).ifPresent(told -> to.emit(Json.write(told)));
                    if (event.type().equals("workflow_completed")) {
                        return;
                    }
                }
                if (batch.size() == BATCH) {
                    news.release();
                }
            }
        }
    }

    /** An event as the stream tells it; empty for those that it does not know. */
    static Optional<Value> told(
            LoggedEvent event, Map<StepId, String> names, List<String> completed) {
        var told = new LinkedHashMap<String, Value>();
        told.put("type", Value.text(event.type()));
        told.put("workflow_id", Value.text(event.run().value()));
        told.put("timestamp", Value.text(event.at().toString()));
        told.put("seq", Value.number(event.seq()));
        var payload = event.payload();
        payload.text("step")
                .ifPresent(step ->
                        told.put("step", Value.text(names.getOrDefault(new StepId(step), step))));
        switch (event.type()) {
            case "workflow_started" -> told.put("workflow_type", payload.at("workflow_type"));
            case "step_started", "step_skipped", "step_cancelled" ->
                    told.put("agent", payload.at("agent"));
            case "step_completed" -> {
                told.put("agent", payload.at("agent"));
                told.put("digest", payload.at("digest"));
                payload.text("step")
                        .ifPresent(
                                step -> completed.add(names.getOrDefault(new StepId(step), step)));
            }
            case "step_failed", "step_retried" -> told.put("problem", payload.at("problem"));
            case "step_held", "escalated", "decided", "progress" ->
                    payload.fields().forEach(told::putIfAbsent);
            case "workflow_completed" -> {
                told.put("status", Value.text(word(payload.text("status").orElse(""))));
                told.put(
                        "completed_steps",
                        new Value.Items(completed.stream().map(Value::text).toList()));
                told.put("problem", payload.at("problem"));
            }
            default -> {
                return Optional.empty();
            }
        }
        return Optional.of(new Value.Fields(told));
    }

    private static String word(String status) {
        return status.equals("partially_completed") ? "completed" : status;
    }
}
