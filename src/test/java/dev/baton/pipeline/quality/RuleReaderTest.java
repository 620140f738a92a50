package dev.baton.pipeline.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.baton.json.Json;
import dev.baton.plan.Cause;
import dev.baton.plan.Problem;
import dev.baton.plan.ProblemException;
import dev.baton.plan.Value;
import dev.baton.sql.Catalogue;
import dev.baton.sql.Column;
import dev.baton.sql.ColumnType;
import dev.baton.sql.Table;
import dev.baton.sql.TableName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleReaderTest {
    private static final Instant AS_OF = Instant.parse("2026-03-04T05:06:07Z");
    private static final TableName BOOK = new TableName("public", "book");
    private static final Catalogue CATALOGUE =
            new Catalogue(
                    List.of(
                            table(
                                    BOOK,
                                    column("id", ColumnType.INTEGER),
                                    column("title", ColumnType.TEXT),
                                    column("bought", ColumnType.DATE)),
                            table(
                                    new TableName("old", "book"),
                                    column("id", ColumnType.INTEGER),
                                    column("shelf", ColumnType.TEXT))),
                    List.of(),
                    "1",
                    Instant.EPOCH);

    private static Table table(TableName name, Column... columns) {
        return new Table(name, false, null, List.of(columns), List.of("id"), List.of(), 10);
    }

    private static Column column(String name, ColumnType type) {
        return new Column(name, type, type.name(), true, null, List.of(), -1);
    }

    private static List<Rule> read(String json) {
        var items = (Value.Items) Json.read(json, Value.class);
        return new RuleReader(CATALOGUE, AS_OF).read(items.items());
    }

    private static Problem problem(String json) {
        return catchThrowableOfType(ProblemException.class, () -> read(json)).problem();
    }

    @Test
    void a_table_of_public_is_meant_unless_a_schema_is_named() {
        var rules =
                read(
                        """
                        [{"table": "book", "column": "id", "type": "not_null", "severity": "critical"},
                         {"table": "old.book", "column": "shelf", "type": "not_null"}]
                        """);

        assertThat(rules)
                .extracting(rule -> rule.table().schema())
                .containsExactly("public", "old");
        assertThat(rules.getFirst())
                .isEqualTo(
                        new Rule(
                                "book.id not_null",
                                BOOK,
                                new Check.NotNull("id"),
                                Severity.CRITICAL,
                                0,
                                null));
    }

    @Test
    void today_is_the_day_the_rules_are_held_against_for_dates_only() {
        var rules =
                read(
                        """
                        [{"table": "book", "column": "bought", "type": "range", "max": "today"},
                         {"table": "book", "column": "title", "type": "range", "max": "today"}]
                        """);

        assertThat(rules)
                .extracting(Rule::check)
                .containsExactly(
                        new Check.Range("bought", null, Value.text("2026-03-04")),
                        new Check.Range("title", null, Value.text("today")));
    }

    @ParameterizedTest
    @CsvSource({"30m,PT30M", "24h,PT24H", "7d,PT168H", "2w,PT336H", "P3D,PT72H"})
    void an_age_is_written_short_or_as_iso(String written, Duration meant) {
        assertThat(CheckReader.age(written)).isEqualTo(meant);
    }

    @Test
    void a_reference_is_a_name_with_a_point_or_a_table_with_columns() {
        var rules =
                read(
                        """
                        [{"table": "old.book", "column": "id", "type": "foreign_key", "references": "book.id"},
                         {"table": "old.book", "column": "id", "type": "foreign_key",
                          "references": {"table": "public.book", "column": "id"}}]
                        """);

        assertThat(rules)
                .extracting(Rule::check)
                .containsOnly(new Check.Foreign(List.of("id"), BOOK, List.of("id")));
    }

    @Test
    void all_faults_are_told_at_once_each_with_its_rule() {
        var problem =
                problem(
                        """
                        [{"table": "book", "column": "id", "type": "not_null"},
                         {"table": "shelf", "column": "id", "type": "not_null"},
                         {"table": "book", "column": "isbn", "type": "not_null"},
                         {"table": "book", "column": "id", "type": "nonsense"},
                         {"table": "book", "column": "id", "type": "range", "maximum": 3},
                         {"table": "book", "column": "title", "type": "freshness", "max_age": "7d"},
                         {"table": "book", "column": "bought", "type": "freshness", "max_age": "soon"},
                         {"table": "book", "column": "id", "type": "range"},
                         {"table": "book", "column": "id", "type": "range", "min": {"a": 1}},
                         {"table": "book", "column": "id", "type": "foreign_key", "references": "book.isbn"},
                         {"table": "book", "column": "id", "type": "not_null", "tolerance": 2},
                         {"table": "book", "column": "id", "type": "not_null", "severity": "huge"},
                         {"table": "book", "columns": ["id", "title"], "type": "not_null"},
                         {"table": "book", "column": "id", "type": "allowed_values", "values": [[1]]},
                         {"table": 7, "column": "id"},
                         "a text"]
                        """);

        assertThat(problem.cause()).isEqualTo(Cause.BAD_REQUEST);
        assertThat(problem.text()).startsWith("15 of 16 rules");
        assertThat(problem.suggestions())
                .hasSize(15)
                .allMatch(text -> text.startsWith("Rule "))
                .anyMatch(text -> text.equals("Rule 2: there is no table shelf."))
                .anyMatch(text -> text.equals("Rule 3: the table book has no column isbn."))
                .anyMatch(text -> text.startsWith("Rule 5: there is no field maximum; known are"))
                .anyMatch(text -> text.equals("Rule 10: the table book has no column isbn."));
    }

    @Test
    void a_single_fault_is_the_problem_itself() {
        assertThat(problem("[{\"table\": \"book\", \"type\": \"unique\"}]").text())
                .isEqualTo("Rule 1: the field column is missing.");
    }
}
