package dev.baton.run;

import dev.baton.plan.RunId;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Looks every second for runs nobody carries out any more, and lets them go on. */
final class Watch implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Watch.class);

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Replica replica;
    private final Lease lease;
    private final Dispatcher dispatcher;
    private final Here here;
    private final RunMetrics metrics;
    private final RunConfig config;
    private final Thread thread;
    private volatile boolean leaving;
    private Set<LegId> lostBefore = Set.of();

    /** What the watch asks of the engine it watches for. */
    interface Here {
        /** Whether the run is carried out, or waits for its turn, in this process. */
        boolean knows(RunId run);

        /** Tells whoever carries the run out what people want of it. */
        void tell(Replica.Wish wish);

        /** What is carried out in this process now. */
        List<Leg> underWay();

        /** Whether new work may be taken. */
        void accept(boolean work);
    }

    Watch(
            Replica replica,
            Lease lease,
            Dispatcher dispatcher,
            Here here,
            RunMetrics metrics,
            RunConfig config) {
        this.replica = replica;
        this.lease = lease;
        this.dispatcher = dispatcher;
        this.here = here;
        this.metrics = metrics;
        this.config = config;
        this.thread = Thread.ofPlatform().daemon().name("baton-watch").unstarted(this::work);
    }

    /** Before anything else: who owns runs must be seen to live. */
    void lock() {
        try {
            lockAgain();
        } catch (SQLException e) {
            throw new IllegalStateException("the run engine cannot reach its database", e);
        }
    }

    private void lockAgain() throws SQLException {
        var at = lease.now();
        replica.lock();
        // While the lock was free others may have taken runs over; from now on nobody does.
        var before = here.underWay();
        if (!before.isEmpty()) {
            var own = replica.own();
            before.stream().filter(leg -> !own.contains(leg.claim().epoch())).forEach(Leg::disown);
        }
        lease.renew(at);
    }

    void start() {
        thread.start();
    }

    /** From now on only shows that this process lives, and hears what people want. */
    void leave() {
        leaving = true;
    }

    private void work() {
        try {
            while (true) {
                round();
                Thread.sleep(config.watchEvery());
            }
        } catch (InterruptedException _) {
            replica.leave();
        }
    }

    private void round() {
        try {
            if (!replica.locked()) {
                lockAgain();
                here.accept(true);
                LOG.info("the run engine is back at its database");
            }
            var at = lease.now();
            replica.beat();
            lease.renew(at);
            if (!leaving) {
                takeOver();
            }
            lookForLost();
            replica.wanted().forEach(here::tell);
            if (!leaving) {
                replica.wantedAtRest().forEach(dispatcher::start);
                replica.childrenEnded().forEach(dispatcher::start);
            }
        } catch (SQLException e) {
            here.accept(false);
            lease.end();
            replica.close();
            LOG.warnf("the run engine lost its database: %s", e.getMessage());
        } catch (RuntimeException e) {
            LOG.warn("the watch over runs failed; it goes on", e);
        }
    }

    /** Lost is what was lost a round ago as well: a leg may just be on its way to DBOS. */
    private void lookForLost() throws SQLException {
        var lost =
                replica.lost().stream()
                        .filter(leg -> !here.knows(leg.run()))
                        .collect(Collectors.toSet());
        for (var leg : lost) {
            if (lostBefore.contains(leg)) {
                replica.queue(leg);
            }
        }
        lostBefore = lost;
    }

    private void takeOver() throws SQLException {
        replica.silence();
        for (var other : replica.others()) {
            takeOver(other);
        }
    }

    private void takeOver(String other) throws SQLException {
        var left = replica.takeOver(other);
        if (!left.legs().isEmpty()) {
            dispatcher.resume(left.legs());
        }
        if (left.runs() > 0) {
            metrics.takenOver(left.runs());
            LOG.infof("took over %d runs of %s", left.runs(), other);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(PATIENCE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
