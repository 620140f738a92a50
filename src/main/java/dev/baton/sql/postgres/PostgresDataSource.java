package dev.baton.sql.postgres;

import dev.baton.plan.Cancellation;
import dev.baton.plan.Cause;
import dev.baton.plan.Problem;
import dev.baton.plan.ProblemException;
import dev.baton.sql.ConnectionSource;
import dev.baton.sql.Explain;
import dev.baton.sql.Explanation;
import dev.baton.sql.Guard;
import dev.baton.sql.QueryRunner;
import dev.baton.sql.ResultTable;
import dev.baton.sql.SafeSql;
import dev.baton.sql.Schema;
import dev.baton.sql.Statistic;
import dev.baton.sql.Verdict;
import dev.baton.sql.source.OpenSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL that may be asked. Only the first question waits until its schema is read; later a
 * change is looked for in the background, and the new schema takes the place of the old one whole.
 */
final class PostgresDataSource implements OpenSource {
    private static final Logger LOG = Logger.getLogger(PostgresDataSource.class);
    private static final Duration BETWEEN_CHECKS = Duration.ofSeconds(30);

    private final String name;
    private final Pool pool;
    private final SchemaSource schemas;
    private final Explain explain;
    private final QueryRunner runner;
    private final Clock clock;
    private final ReentrantLock reading = new ReentrantLock();
    private final AtomicBoolean checking = new AtomicBoolean();
    private volatile @Nullable String semantics;
    private volatile @Nullable Known known;
    private volatile @Nullable Problem trouble;
    private volatile Instant checked = Instant.EPOCH;

    /** What was read together. */
    record Known(Schema schema, Guard guard, String fingerprint, Instant readAt) {}

    PostgresDataSource(
            String name, Pool pool, SchemaSource schemas, @Nullable String semantics, Clock clock) {
        this.name = name;
        this.pool = pool;
        this.schemas = schemas;
        this.semantics = semantics;
        this.clock = clock;
        ConnectionSource connections = pool::open;
        explain = new Explain(connections);
        runner = new QueryRunner(connections);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Schema schema() {
        return current().schema();
    }

    @Override
    public Verdict check(String sql) {
        return current().guard().check(sql);
    }

    @Override
    public Explanation explain(SafeSql sql, Cancellation cancellation) {
        return explain.explain(sql, cancellation);
    }

    @Override
    public ResultTable run(SafeSql sql, Limits limits, Cancellation cancellation) {
        return runner.run(sql, limits, cancellation);
    }

    @Override
    public ResultTable statistics(Statistic what, Limits limits, Cancellation cancellation) {
        return runner.run(what, limits, cancellation);
    }

    @Override
    public Optional<Schema> known() {
        return Optional.ofNullable(known).map(Known::schema);
    }

    @Override
    public Optional<Instant> readAt() {
        return Optional.ofNullable(known).map(Known::readAt);
    }

    @Override
    public Optional<Problem> trouble() {
        return Optional.ofNullable(trouble);
    }

    private Known current() {
        var now = known;
        if (now == null) {
            return first();
        }
        if (Duration.between(checked, clock.instant()).compareTo(BETWEEN_CHECKS) > 0
                && checking.compareAndSet(false, true)) {
            Thread.ofVirtual().name("schema-" + name).start(this::lookForChanges);
        }
        return now;
    }

    private Known first() {
        reading.lock();
        try {
            var now = known;
            return now == null ? read(semantics) : now;
        } finally {
            reading.unlock();
        }
    }

    private void lookForChanges() {
        try {
            var now = known;
            if (now != null && !schemas.fingerprint().equals(now.fingerprint())) {
                refresh();
            }
        } catch (ProblemException e) {
            LOG.warnf("data source %s keeps its old schema: %s", name, e.problem().text());
        } finally {
            checked = clock.instant();
            checking.set(false);
        }
    }

    @Override
    public void refresh() {
        speak(semantics);
    }

    @Override
    public void speak(@Nullable String words) {
        reading.lock();
        try {
            read(words);
            semantics = words;
        } finally {
            reading.unlock();
        }
    }

    private Known read(@Nullable String words) {
        try {
            var read = schemas.read(words, explain);
            known = read;
            trouble = null;
            checked = clock.instant();
            return read;
        } catch (ProblemException e) {
            trouble = e.problem();
            throw e;
        } catch (RuntimeException e) {
            LOG.errorf(e, "the schema of data source %s could not be read", name);
            trouble = Problem.of(Cause.INTERNAL, "The schema could not be read.", "Try again.");
            throw new ProblemException(trouble, e);
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
