package dev.baton.pipeline.performance;

import dev.baton.plan.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the database is doing: cache, sessions, statements. */
final class WorkFindings {
    private static final long BLOCKS_TO_JUDGE = 10_000;
    private static final long COMMITS_TO_JUDGE = 1_000;
    private static final double SLOW_MILLIS = 500;
    private static final long OFTEN = 5;
    private static final int SLOWEST_SHOWN = 10;
    private static final String IDLE_OPEN = "idle in transaction";

    private final Thresholds thresholds;

    WorkFindings(Thresholds thresholds) {
        this.thresholds = thresholds;
    }

    List<Finding> of(Snapshot snapshot) {
        var findings = new ArrayList<Finding>();
        cache(snapshot.database()).ifPresent(findings::add);
        rollbacks(snapshot.database()).ifPresent(findings::add);
        crowded(snapshot.database()).ifPresent(findings::add);
        snapshot.sessions().forEach(session -> session(session).ifPresent(findings::add));
        if (!snapshot.database().seesAll()) {
            findings.add(
                    new Finding(
                            Area.SESSIONS,
                            "sessions_not_seen",
                            Weight.NOTE,
                            "sessions",
                            "The role may not see what other roles' sessions do.",
                            Value.Fields.EMPTY,
                            "grant pg_read_all_stats to %s; -- as an administrator"
                                    .formatted(Quoted.name(snapshot.database().role()))));
        }
        snapshot.statements()
                .ifPresentOrElse(
                        statements -> findings.addAll(slow(statements)),
                        () -> findings.add(notCounted()));
        return findings;
    }

    private static Optional<Finding> cache(Snapshot.Database database) {
        long blocks = database.hit() + database.read();
        double share = blocks == 0 ? 1 : (double) database.hit() / blocks;
        if (blocks < BLOCKS_TO_JUDGE || share >= 0.97) {
            return Optional.empty();
        }
        return Optional.of(
                new Finding(
                        Area.CACHE,
                        "cache_misses",
                        share < 0.9 ? Weight.MAJOR : Weight.MINOR,
                        "cache",
                        "%.1f %% of the blocks asked for were in the cache; 97 %% or more is usual."
                                .formatted(100 * share),
                        Value.Fields.EMPTY
                                .with("hit", Value.number(database.hit()))
                                .with("read", Value.number(database.read()))
                                .with("hit_share", KeepingFindings.share(share)),
                        "show shared_buffers; -- a quarter of the memory is a usual size"));
    }

    private static Optional<Finding> rollbacks(Snapshot.Database database) {
        long all = database.commits() + database.rollbacks();
        double share = all == 0 ? 0 : (double) database.rollbacks() / all;
        if (all < COMMITS_TO_JUDGE || share < 0.1) {
            return Optional.empty();
        }
        return Optional.of(
                new Finding(
                        Area.SESSIONS,
                        "rollbacks",
                        Weight.MINOR,
                        "transactions",
                        "%.1f %% of %,d transactions were rolled back (Baton's own reading always is)."
                                .formatted(100 * share, all),
                        Value.Fields.EMPTY
                                .with("commits", Value.number(database.commits()))
                                .with("rollbacks", Value.number(database.rollbacks()))
                                .with("deadlocks", Value.number(database.deadlocks())),
                        null));
    }

    private static Optional<Finding> crowded(Snapshot.Database database) {
        if (database.sessions() < 0.8 * database.mostSessions()) {
            return Optional.empty();
        }
        return Optional.of(
                new Finding(
                        Area.SESSIONS,
                        "few_connections_left",
                        Weight.MAJOR,
                        "connections",
                        "%d of %d connections are taken."
                                .formatted(database.sessions(), database.mostSessions()),
                        Value.Fields.EMPTY
                                .with("sessions", Value.number(database.sessions()))
                                .with("max_connections", Value.number(database.mostSessions())),
                        null));
    }

    private Optional<Finding> session(Snapshot.Session session) {
        boolean idle = session.state().startsWith(IDLE_OPEN);
        if (session.blockedBy() > 0 && session.stateSeconds() * 10 >= thresholds.openSeconds()) {
            return Optional.of(
                    finding(
                            session,
                            "blocked",
                            Weight.MAJOR,
                            "Session %d has waited %,d s for a lock of %d others."
                                    .formatted(
                                            session.pid(),
                                            session.stateSeconds(),
                                            session.blockedBy()),
                            "select pg_blocking_pids(%d);".formatted(session.pid())));
        }
        if (session.openSeconds() < thresholds.openSeconds()) {
            return Optional.empty();
        }
        return Optional.of(
                finding(
                        session,
                        idle ? "idle_in_transaction" : "long_transaction",
                        idle ? Weight.MAJOR : Weight.MINOR,
                        "Session %d has had a transaction open for %,d s%s; nothing that died since can be cleared away."
                                .formatted(
                                        session.pid(),
                                        session.openSeconds(),
                                        idle ? " and does nothing" : ""),
                        "select pg_terminate_backend(%d);".formatted(session.pid())));
    }

    private static Finding finding(
            Snapshot.Session session, String kind, Weight weight, String text, String suggestion) {
        return new Finding(
                Area.SESSIONS,
                kind,
                weight,
                "session " + session.pid(),
                text,
                Value.Fields.EMPTY
                        .with("state", Value.text(session.state()))
                        .with("open_seconds", Value.number(session.openSeconds()))
                        .with("blocked_by", Value.number(session.blockedBy())),
                suggestion);
    }

    private static List<Finding> slow(List<Snapshot.Statement> statements) {
        return statements.stream()
                .filter(statement ->
                        statement.meanMillis() >= SLOW_MILLIS && statement.calls() >= OFTEN)
                .limit(SLOWEST_SHOWN)
                .map(statement ->
                        new Finding(
                                Area.STATEMENTS,
                                "slow_statement",
                                Weight.MINOR,
                                "statement " + statement.id(),
                                "A statement took %,.0f ms on average, %,d times."
                                        .formatted(statement.meanMillis(), statement.calls()),
                                Value.Fields.EMPTY
                                        .with("query", Value.text(statement.text()))
                                        .with("calls", Value.number(statement.calls()))
                                        .with(
                                                "total_millis",
                                                Value.number((long) statement.totalMillis()))
                                        .with(
                                                "mean_millis",
                                                Value.number((long) statement.meanMillis()))
                                        .with("rows", Value.number(statement.rows())),
                                null))
                .toList();
    }

    private static Finding notCounted() {
        return new Finding(
                Area.STATEMENTS,
                "statements_not_counted",
                Weight.NOTE,
                "statements",
                "The database does not count its statements, or the role may not see them: slow ones are not known.",
                Value.Fields.EMPTY,
                "create extension pg_stat_statements; -- needs it in shared_preload_libraries first");
    }
}
