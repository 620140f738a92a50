package dev.baton.event;

import dev.baton.plan.RunId;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;

/**
 * Carries wake-ups between replicas: one connection listens, and what was written here is notified
 * at most once per run and interval. What gets lost on the way is found by looking.
 */
@ApplicationScoped
public class FeedWire {
    private static final Logger LOG = Logger.getLogger(FeedWire.class);
    private static final String CHANNEL = "baton_event";
    // A notification need not outlive a crash: its commit does not wait for the disk.
    private static final String NOTIFY =
            """
            select set_config('synchronous_commit', 'off', true), count(pg_notify(?, news))
            from unnest(?) as news
            """;
    private static final String REACHED =
            """
            select run_id, max(seq), bool_or(type = 'workflow_completed') from event
            where run_id = any(?) group by run_id
            """;

    private final Feed feed;
    private final DirectConnections connections;
    private final DataSource database;
    private final EventConfig config;
    private final String here = UUID.randomUUID().toString().substring(0, 8);
    private final Map<RunId, Long> news = new ConcurrentHashMap<>();
    private final AtomicLong oldest = new AtomicLong();
    private final Timer told;
    private final Semaphore some = new Semaphore(0);
    private final Thread teller =
            Thread.ofPlatform().daemon().name("baton-notify").unstarted(this::tell);
    private final Thread listener =
            Thread.ofPlatform().daemon().name("baton-listen").unstarted(this::listen);

    public FeedWire(
            Feed feed,
            DirectConnections connections,
            DataSource database,
            EventConfig config,
            MeterRegistry meters) {
        this.told =
                Timer.builder("baton.events.told")
                        .description("how long news waited to be told to other replicas")
                        .register(meters);
        this.feed = feed;
        this.connections = connections;
        this.database = database;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        start();
    }

    void stop(@Observes ShutdownEvent event) {
        stop();
    }

    void start() {
        feed.listenToAll((run, seq) -> {
            oldest.compareAndSet(0, System.nanoTime());
            if (news.merge(run, seq, Math::max).equals(seq) && some.availablePermits() == 0) {
                some.release();
            }
        });
        teller.start();
        listener.start();
    }

    void stop() {
        teller.interrupt();
        listener.interrupt();
    }

    private void tell() {
        try {
            while (true) {
                some.acquire();
                some.drainPermits();
                var since = oldest.getAndSet(0);
                var batch = new HashMap<RunId, Long>();
                for (var run : List.copyOf(news.keySet())) {
                    var seq = news.remove(run);
                    if (seq != null) {
                        batch.put(run, seq);
                    }
                }
                notify(batch);
                if (since != 0) {
                    told.record(System.nanoTime() - since, TimeUnit.NANOSECONDS);
                }
                // Whatever comes in the meantime goes out together.
                Thread.sleep(config.notifyEvery());
            }
        } catch (InterruptedException _) {
            LOG.debug("no more news go out");
        }
    }

    private void notify(Map<RunId, Long> batch) {
        if (batch.isEmpty()) {
            return;
        }
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(NOTIFY)) {
            var texts = new String[batch.size()];
            var i = 0;
            for (var one : batch.entrySet()) {
                texts[i++] = here + ":" + one.getKey() + ":" + one.getValue();
            }
            statement.setString(1, CHANNEL);
            statement.setArray(2, connection.createArrayOf("text", texts));
            statement.execute();
        } catch (SQLException e) {
            LOG.warnf("other replicas were not notified and will look: %s", e.getMessage());
        }
    }

    private void listen() {
        while (!Thread.currentThread().isInterrupted()) {
            try (var connection = connections.open("baton-listen", "");
                    var statement = connection.createStatement()) {
                statement.execute("listen " + CHANNEL);
                hear(connection);
            } catch (SQLException e) {
                LOG.warnf(
                        "listening for events of other replicas is interrupted: %s",
                        e.getMessage());
                if (!pause()) {
                    return;
                }
            }
        }
    }

    private boolean pause() {
        try {
            Thread.sleep(config.pollEvery());
            return true;
        } catch (InterruptedException _) {
            return false;
        }
    }

    private void hear(Connection connection) throws SQLException {
        var postgres = connection.unwrap(PGConnection.class);
        var every = config.pollEvery().toMillis();
        var looked = System.nanoTime();
        while (!Thread.currentThread().isInterrupted()) {
            var notifications = postgres.getNotifications((int) every);
            if (notifications != null) {
                for (var notification : notifications) {
                    hear(notification.getParameter());
                }
            }
            if (System.nanoTime() - looked >= every * 1_000_000) {
                look(connection);
                looked = System.nanoTime();
            }
        }
    }

    private void hear(String said) {
        var parts = said.split(":");
        if (parts.length == 3 && !parts[0].equals(here)) {
            feed.heard(new RunId(parts[1]), Long.parseLong(parts[2]), false);
        }
    }

    private void look(Connection connection) throws SQLException {
        var open = feed.unfinished().keySet();
        if (open.isEmpty()) {
            return;
        }
        try (var query = connection.prepareStatement(REACHED)) {
            query.setArray(
                    1, connection.createArrayOf("text", open.stream().map(RunId::value).toArray()));
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    feed.wake(new RunId(rows.getString(1)), rows.getLong(2), rows.getBoolean(3));
                }
            }
        }
    }
}
