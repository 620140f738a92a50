package dev.baton.finance.bank.step;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.baton.TestPostgres;
import dev.baton.finance.book.Ledger;
import dev.baton.finance.book.store.Actor;
import dev.baton.finance.book.store.Imports;
import dev.baton.finance.book.store.Matching;
import dev.baton.finance.book.store.Rollback;
import dev.baton.finance.book.store.StoredCompanies;
import dev.baton.run.TestEngine;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** Books in a database of their own and who reconciles them. */
record StoredBank(
        HikariDataSource pool,
        StoredCompanies companies,
        Reconciling reconciling,
        ReconciliationAgent agent,
        AtomicReference<Instant> now)
        implements AutoCloseable {
    static StoredBank of(Ledger ledger) {
        var now = new AtomicReference<>(Instant.parse("2026-08-01T12:00:00Z"));
        var clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
        var pool = fresh();
        new Imports(pool, clock).load(ledger, "test", Actor.person("ann"));
        var companies = new StoredCompanies(pool);
        var reconciling = new Reconciling(companies, new Matching(pool, clock), clock);
        return new StoredBank(
                pool,
                companies,
                reconciling,
                new ReconciliationAgent(reconciling, new Rollback(pool, clock)),
                now);
    }

    void tick() {
        now.updateAndGet(time -> time.plusSeconds(1));
    }

    @Override
    public void close() {
        pool.close();
    }

    private static HikariDataSource fresh() {
        var database = TestEngine.migrated(TestPostgres.fresh());
        var config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.setMaximumPoolSize(2);
        return new HikariDataSource(config);
    }
}
