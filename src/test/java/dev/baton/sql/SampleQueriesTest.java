package dev.baton.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.TestPostgres;
import dev.baton.json.Json;
import dev.baton.plan.Cancellation;
import dev.baton.sql.postgres.SchemaReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Every accepted query of the samples passes all walls. */
@Tag("postgres")
class SampleQueriesTest {
    private static final List<String> SAMPLES =
            List.of("schema-samples/projects", "schema-samples/freight");

    @TestFactory
    Stream<DynamicTest> the_accepted_queries_of_a_sample_pass_all_walls() {
        return SAMPLES.stream()
                .map(sample -> DynamicTest.dynamicTest(sample, () -> passes(sample)));
    }

    private static void passes(String sample) throws Exception {
        var database = TestPostgres.fresh(sample + "/schema.sql", sample + "/data.sql");
        try (var connection = database.connect()) {
            var schema =
                    SchemaReader.readWith(
                            connection, schemas(connection), text(sample + "/semantics.yaml"));
            var guard = new Guard(schema);
            var runner = new QueryRunner(database::connect);
            var limits = new DataSource.Limits(100, 1_000_000, Duration.ofSeconds(10));
            assertThat(golds(sample))
                    .hasSizeGreaterThan(20)
                    .allSatisfy(sql -> {
                        var verdict = guard.check(sql);
                        assertThat(verdict).isInstanceOf(Verdict.Allowed.class);
                        var safe = ((Verdict.Allowed) verdict).sql();
                        assertThat(runner.run(safe, limits, new Cancellation()).rowCount())
                                .isPositive();
                    });
        }
    }

    private static List<String> schemas(java.sql.Connection connection)
            throws java.sql.SQLException {
        try (var statement = connection.createStatement();
                var found =
                        statement.executeQuery(
                                "select nspname from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'")) {
            var schemas = new java.util.ArrayList<String>();
            while (found.next()) {
                schemas.add(found.getString(1));
            }
            return schemas;
        }
    }

    private static List<String> golds(String sample) {
        return text(sample + "/questions.jsonl")
                .lines()
                .flatMap(line -> sql(line).stream())
                .distinct()
                .toList();
    }

    private static List<String> sql(String line) {
        var golds = new java.util.ArrayList<String>();
        Json.tree(line).path("sql").forEach(gold -> golds.add(gold.asText()));
        return golds;
    }

    private static String text(String resource) {
        try (var in = SampleQueriesTest.class.getResourceAsStream("/" + resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
