package dev.baton.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.baton.TestPostgres;
import dev.baton.finance.book.Item;
import dev.baton.finance.book.store.Actor;
import dev.baton.finance.book.store.Imports;
import dev.baton.finance.book.store.StoredCompanies;
import dev.baton.finance.sample.SampleCompany;
import dev.baton.finance.statement.CfoReport;
import dev.baton.json.Json;
import dev.baton.plan.Value;
import dev.baton.run.TestEngine;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * How fast stored books are read, as JSON in milliseconds: {@code StoredBooksBench 10 10} keeps ten
 * years of a company ten times the sample.
 */
public final class StoredBooksBench {
    private static final int TIMES = 5;

    private StoredBooksBench() {}

    /** What is measured. */
    private interface Work {
        void done();
    }

    public static void main(String[] arguments) {
        int scale = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1;
        int years = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2;
        var ledger = SampleCompany.books(1, scale, years).ledger();
        warm();
        var figures = new LinkedHashMap<String, Object>();
        figures.put("entries", ledger.entries().size());
        figures.put("bank_lines", ledger.bankLines().size());
        try (var pool = pool()) {
            figures.put(
                    "import",
                    times(
                            1,
                            () ->
                                    new Imports(pool, Clock.systemUTC())
                                            .load(ledger, "bench", Actor.person("bench"))));
            var books = new StoredCompanies(pool).of(ledger.company().id());
            var company = books.company();
            figures.put("statements", times(TIMES, () -> CfoReport.of(books, Value.Fields.EMPTY)));
            figures.put("balances", times(TIMES, () -> books.balances(company.asOf())));
            figures.put(
                    "turnovers",
                    times(TIMES, () -> books.turnovers(company.firstDay(), company.asOf())));
            figures.put(
                    "open_items",
                    times(TIMES, () -> books.open(Item.Side.RECEIVABLE, company.asOf())));
            figures.put("matches", times(TIMES, books::matches));
        }
        System.out.println(Json.write(figures));
        System.exit(0);
    }

    /** Everything once on small books elsewhere: what is first then is the database's alone. */
    private static void warm() {
        var ledger = SampleCompany.books(2, 1, 2).ledger();
        try (var pool = pool()) {
            new Imports(pool, Clock.systemUTC()).load(ledger, "warm", Actor.person("bench"));
            var books = new StoredCompanies(pool).of(ledger.company().id());
            times(TIMES, () -> CfoReport.of(books, Value.Fields.EMPTY));
            times(TIMES, () -> books.open(Item.Side.RECEIVABLE, books.company().asOf()));
            times(TIMES, books::matches);
        }
    }

    private static List<Long> times(int times, Work work) {
        var millis = new java.util.ArrayList<Long>();
        for (var i = 0; i < times; i++) {
            var began = System.nanoTime();
            work.done();
            millis.add((System.nanoTime() - began) / 1_000_000);
        }
        return millis;
    }

    private static HikariDataSource pool() {
        var database = TestEngine.migrated(TestPostgres.fresh());
        var config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.setMaximumPoolSize(4);
        return new HikariDataSource(config);
    }
}
