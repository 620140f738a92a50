package dev.baton.pipeline.load.table;

import dev.baton.TestPostgres;
import dev.baton.launch.Database;
import dev.baton.pipeline.Warehouse;
import dev.baton.pipeline.load.layout.Layout;
import dev.baton.pipeline.load.layout.LayoutFile;
import dev.baton.pipeline.load.layout.Unreadable;
import dev.baton.pipeline.load.parse.RowReader;
import dev.baton.plan.Cancellation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A warehouse of its own, and files of birds to load into it. */
final class LoadWorld {
    static final Layout BIRDS =
            LayoutFile.read(
                    "birds.yaml",
                    """
                    file_type: BIRDS
                    files: ["{type}_{county}.csv"]
                    format: csv
                    table: birds
                    key: [ring]
                    columns:
                      - {name: ring, type: integer, required: true}
                      - {name: kind, type: text(20), description: What it is}
                      - {name: grams, type: "decimal(8,2)"}
                      - {name: county, type: text, from: county}
                    """);
    static final Duration KEPT = Duration.ofDays(7);
    static final Loader.Listener SILENT = (_, _) -> {};

    final Database database = TestPostgres.fresh();
    final Warehouse warehouse =
            new Warehouse(
                    Optional.of(database.url()),
                    Optional.of(database.user()),
                    Optional.of(database.password()),
                    "public");
    final Loader loader = new Loader(warehouse, new Loader.Terms(100, 5, KEPT));
    final Undo undo = new Undo(warehouse, KEPT);

    static String birds(int from, int to, IntFunction<String> line) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(line)
                .collect(Collectors.joining("\n", "ring,kind,grams\n", "\n"));
    }

    static String birds(int from, int to) {
        return birds(from, to, ring -> ring + ",heron," + ring % 100);
    }

    static Job job(String key, String text) {
        return job(key, BIRDS, text);
    }

    static Job job(String key, Layout layout, String text) {
        return new Job(
                key,
                "run-" + key,
                layout,
                layout.told("BIRDS_CLAY.csv").orElseThrow(),
                "BIRDS_CLAY.csv",
                "",
                Integer.toHexString(text.hashCode()));
    }

    Counts load(String key, String text) {
        return load(job(key, text), text, SILENT, new Cancellation());
    }

    Counts load(Job job, String text, Loader.Listener listener, Cancellation cancellation) {
        var bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        return load(job, bytes, listener, cancellation);
    }

    Counts load(Job job, InputStream in, Loader.Listener listener, Cancellation cancellation) {
        try {
            var rows = new RowReader(job.layout(), job.told(), in);
            return loader.load(job, rows, () -> 0, listener, cancellation);
        } catch (IOException | Unreadable e) {
            throw new IllegalStateException(e);
        }
    }

    String one(String sql) {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : "nothing";
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first column of all rows. */
    List<String> all(String sql) {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var all = new ArrayList<String>();
            while (rows.next()) {
                all.add(rows.getString(1));
            }
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void execute(String sql) {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All rows without the load that wrote them, in a form that two states are compared by. */
    String birds() {
        return one(
                "select md5(coalesce(string_agg(to_jsonb(b)::text, '|' order by ring), '')) from (select ring, kind, grams, county from birds) b");
    }
}
