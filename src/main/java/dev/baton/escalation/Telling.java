package dev.baton.escalation;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Tells the webhook what is new, at least once each, in order for each escalation. */
@ApplicationScoped
public class Telling {
    private static final Logger LOG = Logger.getLogger(Telling.class);
    private static final int BATCH = 200;
    private static final int AT_ONCE = 16;
    private static final Duration KEPT = Duration.ofDays(30);

    private final Notices notices;
    private final Optional<Webhook> webhook;
    private final Duration lease;
    private final MeterRegistry metrics;
    private final Clock clock;

    @Inject
    Telling(DataSource database, EscalationConfig config, MeterRegistry metrics, Clock clock) {
        this.notices = new Notices(database);
        this.webhook = Webhook.of(config.webhook());
        this.lease = config.webhook().timeout().multipliedBy(3);
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * A webhook that cannot be used is said when the server starts, and not with the first news.
     */
    void start(@Observes StartupEvent event) {
        webhook.ifPresent(_ -> LOG.info("escalations are told to a webhook"));
    }

    void stop(@Observes ShutdownEvent event) {
        webhook.ifPresent(Webhook::close);
    }

    /** One round; what fails is tried again later. */
    @Scheduled(
            every = "1s",
            delayed = "1s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tell() {
        try {
            if (webhook.isEmpty()) {
                notices.skip(BATCH);
                return;
            }
            while (notices.collect(clock.instant(), BATCH) == BATCH) {
                // There may be more.
            }
            while (deliver(webhook.get()) > 0) {
                // What comes after these may be due now.
            }
        } catch (SQLException e) {
            LOG.warnf("the webhook's outbox could not be read: %s", e.getMessage());
        }
    }

    @Scheduled(every = "1h", delayed = "5m")
    void forget() throws SQLException {
        notices.forget(clock.instant().minus(KEPT));
    }

    private int deliver(Webhook to) throws SQLException {
        var due = notices.due(clock.instant(), lease, AT_ONCE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            due.forEach(notice -> threads.submit(() -> deliver(to, notice)));
        }
        return due.size();
    }

    private void deliver(Webhook to, Notice notice) {
        try {
            switch (to.send(notice, clock.instant())) {
                case Webhook.Result.Delivered _ -> {
                    notices.delivered(notice, clock.instant());
                    count("delivered");
                }
                case Webhook.Result.Failed(var why) -> failed(notice, why);
                case Webhook.Result.Refused(var why) -> givenUp(notice, why);
            }
        } catch (SQLException e) {
            LOG.warnf("what became of notice %s was not noted; it is sent again", notice.id());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void failed(Notice notice, String why) throws SQLException {
        var share = ThreadLocalRandom.current().nextDouble();
        var next = Backoff.next(notice.attempts(), notice.createdAt(), clock.instant(), share);
        if (next.isEmpty()) {
            givenUp(notice, why);
            return;
        }
        notices.failed(notice, why, next.get());
        count("failed");
        LOG.debugf("notice %s was not delivered: %s", notice.id(), why);
    }

    private void givenUp(Notice notice, String why) throws SQLException {
        notices.failed(notice, why, null);
        count("given_up");
        LOG.warnf(
                "notice %s was not delivered in %d attempts and is given up: %s",
                notice.id(), notice.attempts(), why);
    }

    private void count(String result) {
        metrics.counter("baton.webhook.deliveries", "result", result).increment();
    }
}
