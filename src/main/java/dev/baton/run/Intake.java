package dev.baton.run;

import dev.baton.plan.RunId;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Takes runs out of the queue that all processes share, the most urgent first, whenever there is a
 * place here. A queued run belongs to nobody: whoever has room takes it, also after a crash.
 */
final class Intake implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Intake.class);
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    // Children need no place: their parents may hold the last ones while they wait for them.
    private static final String TAKE =
            """
            with own as (
                select id from run
                where owner = '' and status = 'running' and parent is null
                  and not_before <= now() and unfit is distinct from ?
                order by priority desc, created_at limit ? for update skip locked),
            children as (
                select id from run
                where owner = '' and status = 'running' and parent is not null
                  and not_before <= now() and unfit is distinct from ?
                order by priority desc, created_at limit ? for update skip locked)
            update run set owner = ?, epoch = nextval('run_epoch')
            where id in (select id from own union all select id from children)
            returning id, leg
            """;
    private static final int CHILDREN = 64;
    // No more are counted than there may be: what is beyond makes no difference.
    private static final String COUNT =
            """
            select count(*) from (
                select from run where owner = '' and status = 'running' limit ?) as queued
            """;

    private final DataSource database;
    private final String executor;
    private final Places places;
    private final RunConfig config;
    private final Consumer<LegId> start;
    private final Semaphore news = new Semaphore(0);
    private final Thread thread =
            Thread.ofPlatform().daemon().name("baton-intake").unstarted(this::work);
    private volatile boolean open;

    Intake(
            DataSource database,
            String executor,
            Places places,
            RunConfig config,
            Consumer<LegId> start) {
        this.database = database;
        this.executor = executor;
        this.places = places;
        this.config = config;
        this.start = start;
    }

    void start() {
        open = true;
        thread.start();
    }

    /** Something has changed here: a place is free, or a run waits. */
    void wake() {
        if (news.availablePermits() == 0) {
            news.release();
        }
    }

    private void work() {
        var looked = System.nanoTime() - config.queueEvery().toNanos();
        try {
            while (open) {
                try {
                    var every = config.queueEvery();
                    if (System.nanoTime() - looked >= every.toNanos()) {
                        var arrived = places.everArrived();
                        if (places.waiting(count(), arrived)) {
                            looked = System.nanoTime();
                        }
                    }
                    if (places.queued() == 0 || take() == 0) {
                        await(every);
                    }
                } catch (SQLException | RuntimeException e) {
                    LOG.warnf("the queue of runs cannot be read: %s", e.getMessage());
                    await(Duration.ofSeconds(1));
                }
            }
        } catch (InterruptedException _) {
            LOG.debug("no more runs are taken in");
        }
    }

    private void await(Duration most) throws InterruptedException {
        if (news.tryAcquire(most.toNanos(), TimeUnit.NANOSECONDS)) {
            news.drainPermits();
        }
    }

    private int take() throws SQLException {
        var taken = new ArrayList<LegId>();
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(TAKE)) {
            update.setString(1, executor);
            update.setInt(2, places.free());
            update.setString(3, executor);
            update.setInt(4, CHILDREN);
            update.setString(5, executor);
            try (var rows = update.executeQuery()) {
                while (rows.next()) {
                    taken.add(new LegId(new RunId(rows.getString(1)), rows.getInt(2)));
                }
            }
        }
        places.enter(taken.size());
        taken.forEach(start);
        return taken.size();
    }

    private int count() throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(COUNT)) {
            query.setInt(1, config.queue() + 1);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    @Override
    public void close() {
        open = false;
        thread.interrupt();
        try {
            // What it has taken by now is known here when this returns.
            thread.join(PATIENCE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
