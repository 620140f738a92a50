package dev.baton.nl2sql.step;

import dev.baton.agent.Agent;
import dev.baton.agent.AgentCard;
import dev.baton.agent.Work;
import dev.baton.nl2sql.Nl2SqlConfig;
import dev.baton.nl2sql.link.SchemaIndex;
import dev.baton.plan.Cause;
import dev.baton.plan.Effect;
import dev.baton.plan.Evidence;
import dev.baton.plan.Problem;
import dev.baton.plan.ProblemException;
import dev.baton.plan.StepOutcome;
import dev.baton.plan.Value;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Answers many questions about one database, several at once, each as a run of its own: after a
 * crash those that have ended are not asked again. One that fails is no failure of the others.
 */
@ApplicationScoped
class QuestionBatchAgent implements Agent {
    private static final String WORKFLOW = "nl2sql";
    private static final AgentCard CARD =
            new AgentCard(
                    "question_batch",
                    "Answers many questions about one database, each as a run of its own.",
                    List.of("data_source", "items"),
                    List.of("text", "answered", "failed"),
                    Effect.NONE);

    private final Sources sources;
    private final Nl2SqlConfig config;

    QuestionBatchAgent(Sources sources, Nl2SqlConfig config) {
        this.sources = sources;
        this.config = config;
    }

    @Override
    public AgentCard card() {
        return CARD;
    }

    @Override
    public boolean planned() {
        return false;
    }

    @Override
    public StepOutcome carryOut(Value.Fields input, Work work) {
        // Read and prepared once for all: those that begin together find it there.
        SchemaIndex.of(sources.of(input, work).schema());
        var items = input.at("items") instanceof Value.Items(var all) ? all : List.<Value>of();
        var batch = new Batch(items, work);
        batch.carryOut(config.batch().atOnce());
        var answered = batch.answered.get();
        var text = "%d of %d questions were answered.".formatted(answered, items.size());
        var body = new LinkedHashMap<String, Value>();
        body.put("text", Value.text(text));
        body.put("answered", Value.number(answered));
        body.put("failed", Value.number(items.size() - answered));
        return new StepOutcome.Proven(new Evidence(new Value.Fields(body), text, "computed"));
    }

    /** The questions of one batch under way. */
    private static final class Batch {
        private final List<Value> items;
        private final Work work;
        private final AtomicInteger answered = new AtomicInteger();
        private final AtomicInteger over = new AtomicInteger();
        private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

        Batch(List<Value> items, Work work) {
            this.items = items;
            this.work = work;
        }

        /** Returns when all have ended; throws what breaks off all of them. */
        void carryOut(int atOnce) {
            var places = new Semaphore(atOnce);
            var loader = Thread.currentThread().getContextClassLoader();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var i = 0; i < items.size() && failure.get() == null; i++) {
                    places.acquire();
                    var index = i;
                    threads.execute(() -> {
                        Thread.currentThread().setContextClassLoader(loader);
                        try {
                            answer(index);
                        } catch (RuntimeException e) {
                            failure.compareAndSet(null, e);
                        } finally {
                            places.release();
                        }
                    });
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ProblemException(
                        Problem.of(Cause.CANCELLED, "The questions were broken off."), e);
            }
            work.cancellation().check();
            var broken = failure.get();
            if (broken != null) {
                throw broken;
            }
        }

        /** The number makes two questions of the same words two runs. */
        private void answer(int index) {
            if (!(items.get(index) instanceof Value.Fields item)
                    || !item.text("question").isPresent()) {
                over.incrementAndGet();
                return;
            }
            try {
                work.child(WORKFLOW, item.with("item", Value.number(index)));
                answered.incrementAndGet();
            } catch (ProblemException e) {
                work.cancellation().check();
            }
            var done = over.incrementAndGet();
            work.progress(
                    "%d of %d questions are done".formatted(done, items.size()),
                    done / (double) items.size());
        }
    }
}
