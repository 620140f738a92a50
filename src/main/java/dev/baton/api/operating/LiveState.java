package dev.baton.api.operating;

import dev.baton.agent.AgentRegistry;
import dev.baton.run.RunEngine;
import dev.baton.run.seen.Counts;
import dev.baton.run.seen.LiveCounts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** How the server does, counted at most four times a second however many look. */
@ApplicationScoped
class LiveState {
    private static final Logger LOG = Logger.getLogger(LiveState.class);
    private static final long FRESH_NANOS = 250_000_000;

    private final LiveCounts counts;
    private final RunEngine engine;
    private final AgentRegistry agents;
    private @Nullable State last;
    private long at;

    LiveState(LiveCounts counts, RunEngine engine, AgentRegistry agents) {
        this.counts = counts;
        this.engine = engine;
        this.agents = agents;
    }

    /** Whether all is there, and the counts; those of before while the database is lost. */
    record State(boolean well, boolean stored, boolean up, Counts counts, int queued, int agents) {
        /** The counts in the names dashboards know. */
        Map<String, Object> fields() {
            var fields = new LinkedHashMap<String, Object>();
            fields.put("status", well ? "healthy" : "unhealthy");
            fields.put("active_operations", counts.running());
            fields.put("escalations", counts.escalations());
            fields.put("queued", queued);
            fields.put("waiting", counts.waiting());
            fields.put("paused", counts.paused());
            fields.put("completed_today", counts.completedToday());
            fields.put("failed_today", counts.failedToday());
            fields.put("tokens_today", counts.tokensToday());
            fields.put("tokens_saved_today", counts.tokensSavedToday());
            fields.put("cost_today", counts.costToday());
            fields.put("agents", agents);
            fields.put("replicas_up", counts.replicasUp());
            return fields;
        }
    }

    /** The state now, or of a moment ago. */
    synchronized State now() {
        var before = last;
        if (before != null && System.nanoTime() - at < FRESH_NANOS) {
            return before;
        }
        return fresh();
    }

    /** The state after all that was heard of; for whoever asks at most four times a second. */
    synchronized State fresh() {
        var state = look(last == null ? Counts.NONE : last.counts());
        last = state;
        at = System.nanoTime();
        return state;
    }

    private State look(Counts before) {
        var runs = engine.activeRuns();
        var on = agents.counts().instances();
        try {
            return new State(runs.up(), true, runs.up(), counts.now(), runs.queued(), on);
        } catch (IllegalStateException e) {
            LOG.debug("the database did not answer", e);
            return new State(false, false, runs.up(), before, runs.queued(), on);
        }
    }
}
