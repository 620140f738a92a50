package dev.baton.run;

import dev.baton.escalation.Choice;
import dev.baton.escalation.EscalationId;
import dev.baton.escalation.Verdict;
import dev.baton.event.Feed;
import dev.baton.plan.Confidence;
import dev.baton.plan.RunId;
import dev.baton.plan.Value;
import dev.baton.security.Caller;
import dev.baton.store.Transaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What people want of runs that are there: recorded first, in one commit with what follows from it,
 * then told to whoever carries the run out here. Whoever does elsewhere looks for it.
 */
final class Interventions {
    private static final Logger LOG = Logger.getLogger(Interventions.class);
    private static final String CANCEL =
            "update run set cancel_by = coalesce(cancel_by, ?) where id = ?";

    private final DataSource database;
    private final Decisions decisions;
    private final Pauses pauses;
    private final Corrections corrections = new Corrections();
    private final Feed feed;
    private final Clock clock;
    private final String executor;
    private final Consumer<LegId> start;
    private final BiConsumer<RunId, Consumer<Leg>> here;

    /**
     * {@code start} starts a leg; {@code here} tells the leg of a run, if it is in this process.
     */
    Interventions(
            DataSource database,
            Leg.Tools tools,
            String executor,
            Consumer<LegId> start,
            BiConsumer<RunId, Consumer<Leg>> here) {
        this.database = database;
        this.feed = tools.feed();
        this.clock = tools.clock();
        this.decisions = new Decisions(database, tools.agents(), corrections, executor, clock);
        this.pauses = new Pauses(database, executor, clock);
        this.executor = executor;
        this.start = start;
        this.here = here;
    }

    /** A run at rest gets a leg at once that ends it. */
    boolean cancel(RunId id, String by) {
        var stopped =
                Transaction.of(
                        database,
                        "the run " + id + " could not be cancelled",
                        connection -> {
                            var run = RunRow.lock(connection, id);
                            return run.isPresent() && !run.get().status().ended()
                                    ? Optional.of(stop(connection, run.get(), by))
                                    : Optional.<Stopped>empty();
                        });
        stopped.ifPresent(found -> {
            goOn(found.next());
            here.accept(id, Leg::cancel);
        });
        return stopped.isPresent();
    }

    private record Stopped(@Nullable LegId next) {}

    private Stopped stop(Connection connection, RunRow run, String by) throws SQLException {
        try (var update = connection.prepareStatement(CANCEL)) {
            update.setString(1, by);
            update.setString(2, run.run().value());
            update.executeUpdate();
        }
        var rests = run.status() == RunStatus.WAITING || run.status() == RunStatus.PAUSED;
        return new Stopped(rests ? run.goOn(connection, executor) : null);
    }

    long appendAnswer(RunId id, Value.Fields body, Confidence confidence, String author) {
        var like = new Answer(0, body, confidence, author, clock.instant());
        var added =
                Transaction.of(
                        database,
                        "the answer was not recorded",
                        connection ->
                                corrections.append(
                                        connection,
                                        RunRow.lock(connection, id)
                                                .orElseThrow(() -> RunRow.unknown(id)),
                                        like));
        feed.written(id, added.seq(), true);
        return added.version();
    }

    Verdict decide(EscalationId id, Choice choice, Caller caller) {
        var recorded = decisions.decide(id, choice, caller);
        goOn(recorded.next());
        if (recorded.seq() > 0) {
            feed.written(recorded.run(), recorded.seq(), true);
        }
        here.accept(recorded.run(), Leg::decided);
        return recorded.verdict();
    }

    void pause(RunId run, String by) {
        var changed = pauses.pause(run, by);
        told(run, changed);
        here.accept(run, leg -> leg.pause(by));
    }

    void resume(RunId run, String by) {
        var changed = pauses.resume(run, by);
        goOn(changed.next());
        told(run, changed);
        here.accept(run, Leg::resume);
    }

    /** Undoes what a run that has ended did; false when there is nothing left to undo. */
    boolean rollback(RunId id) {
        var next =
                Transaction.of(
                        database,
                        "the run " + id + " was not rolled back",
                        connection ->
                                Effects.undo(
                                        connection,
                                        RunRow.lock(connection, id)
                                                .orElseThrow(() -> RunRow.unknown(id)),
                                        executor));
        next.ifPresent(this::goOn);
        return next.isPresent();
    }

    private void told(RunId run, Pauses.Changed changed) {
        if (changed.seq() > 0) {
            feed.written(run, changed.seq(), false);
        }
    }

    private void goOn(@Nullable LegId next) {
        if (next == null) {
            return;
        }
        try {
            start.accept(next);
        } catch (RuntimeException e) {
            LOG.warnf(e, "leg %s was not started; it is looked for again", next);
        }
    }
}
