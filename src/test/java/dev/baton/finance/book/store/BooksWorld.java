package dev.baton.finance.book.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.baton.TestPostgres;
import dev.baton.finance.book.Books;
import dev.baton.finance.book.Item;
import dev.baton.finance.book.Ledger;
import dev.baton.launch.Database;
import dev.baton.run.TestEngine;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Books in a database of their own, and everyone who works on them. */
final class BooksWorld implements AutoCloseable {
    static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");
    static final Actor ANN = Actor.person("ann");

    final Database database = TestEngine.migrated(TestPostgres.fresh());
    final HikariDataSource pool = pool(database);
    Instant now = NOON;
    final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    final StoredCompanies companies = new StoredCompanies(pool);
    final Imports imports = new Imports(pool, clock);
    final Posting posting = new Posting(pool, clock, Duration.ofDays(7));
    final Periods periods = new Periods(pool, clock, Duration.ofDays(7));
    final Approvals approvals = new Approvals(pool, clock, Duration.ofDays(7));
    final Matching matching = new Matching(pool, clock);
    final Rollback rollback = new Rollback(pool, clock);
    final Audit audit = new Audit(pool);

    Books books(String company) {
        return companies.of(company);
    }

    /** Fresh books with some sales in them. */
    Ledger opened(String company, long seed, int sales) {
        var ledger = SmallLedger.of(company, seed, sales);
        imports.load(ledger, "test", ANN);
        return ledger;
    }

    /** A sale of so many euros on that day, to the first customer. */
    static Draft sale(String number, LocalDate day, long euros, @Nullable String confidence) {
        var gross = SmallLedger.money(euros);
        return new Draft(
                "sales",
                day,
                "Sale " + number,
                "test:" + number,
                null,
                confidence == null ? null : new BigDecimal(confidence),
                List.of(),
                List.of(
                        new Item(
                                "item-" + number,
                                Item.Side.RECEIVABLE,
                                "C1",
                                number,
                                day,
                                day.plusDays(30),
                                "EUR",
                                gross,
                                SmallLedger.money(0),
                                gross,
                                null)),
                List.of(
                        SmallLedger.line("1400", "EUR", gross, gross, "C1", "item-" + number),
                        SmallLedger.line(
                                "8400", "EUR", gross.negate(), gross.negate(), null, null)));
    }

    /** What the customer paid of it. */
    static Draft payment(String number, LocalDate day, long euros) {
        var paid = SmallLedger.money(euros);
        return new Draft(
                "bank",
                day,
                "Payment " + number,
                "test:payment " + number,
                null,
                null,
                List.of(),
                List.of(),
                List.of(
                        SmallLedger.line("1200", "EUR", paid, paid, null, null),
                        SmallLedger.line(
                                "1400",
                                "EUR",
                                paid.negate(),
                                paid.negate(),
                                "C1",
                                "item-" + number)));
    }

    /** Drafted and submitted; its id. */
    String posted(String company, String key, Draft draft, Actor actor) {
        var entry = posting.draft(company, key, draft, actor);
        posting.submit(company, entry, actor);
        return entry;
    }

    /** What the database says to a statement that it refuses. */
    String refused(String statement) {
        try {
            sql(statement);
            return "done";
        } catch (IllegalStateException e) {
            return e.getMessage();
        }
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

    @Override
    public void close() {
        pool.close();
    }

    private static HikariDataSource pool(Database database) {
        var config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.setMaximumPoolSize(4);
        config.setMinimumIdle(1);
        return new HikariDataSource(config);
    }
}
