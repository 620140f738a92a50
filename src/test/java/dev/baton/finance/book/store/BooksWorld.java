package dev.baton.finance.book.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.baton.TestPostgres;
import dev.baton.finance.book.Books;
import dev.baton.finance.book.Ledger;
import dev.baton.launch.Database;
import dev.baton.run.TestEngine;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.sql.DataSource;

/** Books in a database of their own, and everyone who works on them. */
final class BooksWorld {
    static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");
    static final Actor ANN = Actor.person("ann");

    final Database database = TestEngine.migrated(TestPostgres.fresh());
    final DataSource pool = pool(database);
    final Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
    final StoredCompanies companies = new StoredCompanies(pool);
    final Imports imports = new Imports(pool, clock);

    Books books(String company) {
        return companies.of(company);
    }

    /** Fresh books with some sales in them. */
    Ledger opened(String company, long seed, int sales) {
        var ledger = SmallLedger.of(company, seed, sales);
        imports.load(ledger, "test", ANN);
        return ledger;
    }

    /** As the owner of the tables would. */
    void sql(String statement) {
        try (var connection = pool.getConnection();
                var call = connection.createStatement()) {
            call.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private static DataSource pool(Database database) {
        var config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.setMaximumPoolSize(4);
        config.setMinimumIdle(1);
        return new HikariDataSource(config);
    }
}
