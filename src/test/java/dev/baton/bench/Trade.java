package dev.baton.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.TestPostgres;
import dev.baton.json.Json;
import dev.baton.launch.Database;
import dev.baton.plan.Cancellation;
import dev.baton.sql.DataSource;
import dev.baton.sql.Explain;
import dev.baton.sql.Explanation;
import dev.baton.sql.Guard;
import dev.baton.sql.QueryRunner;
import dev.baton.sql.ResultTable;
import dev.baton.sql.SafeSql;
import dev.baton.sql.Schema;
import dev.baton.sql.Semantics;
import dev.baton.sql.Verdict;
import dev.baton.sql.postgres.SchemaReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A database of a trade with its questions, loaded and ready to be asked. */
record Trade(String name, Database database, Schema schema, List<Case> cases) {
    /** A question with the queries that answer it; none when it cannot be answered. */
    record Case(
            String id,
            String question,
            List<String> golds,
            String difficulty,
            String kind,
            String after,
            boolean ordered) {}

    static Trade load(Path folder) throws SQLException, IOException {
        var database = TestPostgres.fresh();
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(Files.readString(folder.resolve("schema.sql")));
            statement.execute(Files.readString(folder.resolve("data.sql")));
            statement.execute("analyze");
            var yaml = folder.resolve("semantics.yaml");
            var schema =
                    Files.exists(yaml)
                            ? SchemaReader.readWith(
                                    connection, List.of("public"), Files.readString(yaml))
                            : SchemaReader.read(connection, List.of("public"), Semantics.NONE);
            return new Trade(
                    folder.getFileName().toString(),
                    database,
                    schema,
                    cases(folder.resolve("questions.jsonl")));
        }
    }

    static List<Case> cases(Path file) throws IOException {
        var cases = new ArrayList<Case>();
        for (var line : Files.readAllLines(file)) {
            if (line.isBlank()) {
                continue;
            }
            var node = Json.tree(line);
            var golds = new ArrayList<String>();
            for (JsonNode gold : node.path("sql")) {
                golds.add(gold.asText());
            }
            cases.add(
                    new Case(
                            node.path("id").asText(),
                            node.path("question").asText(),
                            golds,
                            node.path("difficulty").asText(),
                            node.path("kind").asText(),
                            node.path("after").asText(""),
                            node.path("ordered").asBoolean(false)));
        }
        return cases;
    }

    /** The walls of a source over one kept connection. */
    static final class Source implements DataSource {
        private final Trade trade;
        private final Guard guard;
        private final Explain explain;
        private final QueryRunner runner;

        Source(Trade trade, Connection connection) {
            this.trade = trade;
            this.guard = new Guard(trade.schema());
            var kept =
                    (Connection)
                            java.lang.reflect.Proxy.newProxyInstance(
                                    Connection.class.getClassLoader(),
                                    new Class<?>[] {Connection.class},
                                    (proxy, method, arguments) -> {
                                        if (method.getName().equals("close")) {
                                            return null;
                                        }
                                        try {
                                            return method.invoke(connection, arguments);
                                        } catch (java.lang.reflect.InvocationTargetException e) {
                                            throw e.getCause();
                                        }
                                    });
            this.explain = new Explain(() -> kept);
            this.runner = new QueryRunner(() -> kept);
        }

        @Override
        public String name() {
            return trade.name();
        }

        @Override
        public Schema schema() {
            return trade.schema();
        }

        @Override
        public Verdict check(String sql) {
            return guard.check(sql);
        }

        @Override
        public Explanation explain(SafeSql sql, Cancellation cancellation) {
            return explain.explain(sql, cancellation);
        }

        @Override
        public ResultTable run(SafeSql sql, Limits limits, Cancellation cancellation) {
            return runner.run(sql, limits, cancellation);
        }
    }
}
