package dev.baton.bench;

import dev.baton.TestPostgres;
import dev.baton.finance.book.store.Actor;
import dev.baton.finance.book.store.Imports;
import dev.baton.finance.sample.SampleCompany;
import dev.baton.json.Json;
import dev.baton.launch.Database;
import dev.baton.run.TestEngine;
import dev.baton.sql.postgres.SchemaReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.postgresql.ds.PGSimpleDataSource;

/** How many questions about the books of the sample company the rules answer right. */
public final class BooksBench {
    private static final Path FOLDER = Path.of("schema-samples/books");

    private BooksBench() {}

    /** Option -v shows what went wrong, -vv everything. */
    public static void main(String[] arguments) throws Exception {
        var results = run();
        for (var result : results) {
            if (List.of(arguments).contains("-vv")
                    || List.of(arguments).contains("-v") && !RulesBench.good(result)) {
                RulesBench.print(result);
            }
        }
        System.out.println(RulesBench.line("books", results));
        System.out.println(Json.write(RulesBench.figures(results).get("developed")));
    }

    static List<RulesBench.Result> run() throws Exception {
        return RulesBench.run(trade(), LocalDate.of(2026, 6, 30));
    }

    /** The books of the sample company behind their views. */
    static Trade trade() throws Exception {
        var database = filled();
        try (var connection = database.connect()) {
            var schema =
                    SchemaReader.readWith(
                            connection,
                            List.of("books_ask"),
                            Files.readString(FOLDER.resolve("semantics.yaml")));
            return new Trade(
                    "books", database, schema, Trade.cases(FOLDER.resolve("questions.jsonl")));
        }
    }

    private static Database filled() {
        var database = TestEngine.migrated(TestPostgres.fresh());
        var pool = new PGSimpleDataSource();
        pool.setUrl(database.url());
        pool.setUser(database.user());
        pool.setPassword(database.password());
        new Imports(pool, Clock.systemUTC())
                .load(SampleCompany.books(1, 1, 2).ledger(), "sample", Actor.person("ann"));
        var sign = database.url().contains("?") ? "&" : "?";
        return new Database(
                database.url() + sign + "currentSchema=books_ask",
                database.user(),
                database.password());
    }
}
