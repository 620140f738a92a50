package dev.baton.api.operating;

import dev.baton.event.Feed;
import dev.baton.json.Json;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Tells all dashboards of this replica what is under way: when news come in, at most four times a
 * second, and now and then all the same, so that they see that somebody is there.
 */
@ApplicationScoped
class Dashboards {
    private static final Logger LOG = Logger.getLogger(Dashboards.class);
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration REPEAT = Duration.ofSeconds(15);

    // A lost replica or a lost wake-up sends no news.
    private static final Duration LOOK = Duration.ofSeconds(5);

    private final LiveState state;
    private final Feed feed;
    private final Clock clock;
    private final Map<String, Watcher> watchers = new ConcurrentHashMap<>();
    private final Semaphore news = new Semaphore(0);
    private final Thread teller =
            Thread.ofPlatform().daemon().name("baton-dashboards").unstarted(this::work);
    private Map<String, Object> told = Map.of();
    private Instant toldAt = Instant.EPOCH;

    Dashboards(LiveState state, Feed feed, Clock clock) {
        this.state = state;
        this.feed = feed;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        feed.listenAnywhere(this::wake);
        teller.start();
    }

    void stop(@Observes ShutdownEvent event) {
        teller.interrupt();
    }

    /** Those that look. */
    Map<String, Watcher> watchers() {
        return watchers;
    }

    /** What a dashboard is told now. */
    String frame() {
        return frame(state.now().fields(), clock.instant());
    }

    private void wake() {
        if (!watchers.isEmpty() && news.availablePermits() == 0) {
            news.release();
        }
    }

    private void work() {
        try {
            while (true) {
                news.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                news.drainPermits();
                if (!watchers.isEmpty()) {
                    tell();
                    // Whatever comes in the meantime is told together.
                    Thread.sleep(PAUSE);
                }
            }
        } catch (InterruptedException _) {
            LOG.debug("dashboards are told no more");
        }
    }

    private void tell() {
        try {
            var fields = state.fresh().fields();
            var now = clock.instant();
            if (!fields.equals(told) || !now.isBefore(toldAt.plus(REPEAT))) {
                told = fields;
                toldAt = now;
                var frame = frame(fields, now);
                watchers.values().forEach(watcher -> watcher.offer(frame));
            }
        } catch (RuntimeException e) {
            LOG.warn("dashboards could not be told; they are at the next news", e);
        }
    }

    private static String frame(Map<String, Object> fields, Instant at) {
        var frame = new LinkedHashMap<String, Object>();
        frame.put("v", 1);
        frame.put("type", "counts");
        frame.put("timestamp", at);
        frame.putAll(fields);
        return Json.write(frame);
    }
}
