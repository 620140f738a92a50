package dev.baton.pipeline.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.json.Json;
import dev.baton.pipeline.entity.match.Field;
import dev.baton.plan.Cancellation;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import dev.baton.plan.Value;
import dev.baton.security.Caller;
import dev.baton.sql.Catalogue;
import dev.baton.sql.Column;
import dev.baton.sql.ColumnType;
import dev.baton.sql.DataSource;
import dev.baton.sql.Explanation;
import dev.baton.sql.ResultTable;
import dev.baton.sql.SafeSql;
import dev.baton.sql.Schema;
import dev.baton.sql.Semantics;
import dev.baton.sql.Table;
import dev.baton.sql.TableName;
import dev.baton.sql.ValueIndex;
import dev.baton.sql.Verdict;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SourceFinderTest {
    /** A database of which only the tables are known. */
    private record Known(String name, Schema schema) implements DataSource {
        @Override
        public Verdict check(String sql) {
            throw new AssertionError("nothing is read while sources are looked for");
        }

        @Override
        public Explanation explain(SafeSql sql, Cancellation cancellation) {
            throw new AssertionError("nothing is read while sources are looked for");
        }

        @Override
        public ResultTable run(SafeSql sql, Limits limits, Cancellation cancellation) {
            throw new AssertionError("nothing is read while sources are looked for");
        }
    }

    private static Table table(String name, String... columns) {
        return new Table(
                new TableName("public", name),
                false,
                null,
                Arrays.stream(columns)
                        .map(column ->
                                new Column(
                                        column,
                                        column.endsWith("_on") ? ColumnType.DATE : ColumnType.TEXT,
                                        "text",
                                        true,
                                        null,
                                        List.of(),
                                        -1))
                        .toList(),
                List.of(columns[0]),
                List.of(),
                10);
    }

    private static DataSource database(String name, Semantics semantics, Table... tables) {
        return new Known(
                name,
                new Schema(
                        new Catalogue(List.of(tables), List.of(), "1", Instant.EPOCH),
                        semantics,
                        ValueIndex.EMPTY));
    }

    private static SourceFinder finder(DataSource... known) {
        var byName = new LinkedHashMap<String, DataSource>();
        for (var each : known) {
            byName.put(each.name(), each);
        }
        return new SourceFinder(
                new SourceFinder.Databases() {
                    @Override
                    public List<String> names(Caller caller) {
                        return byName.keySet().stream().toList();
                    }

                    @Override
                    public DataSource open(String name, Caller caller) {
                        var found = name.isEmpty() ? known[0] : byName.get(name);
                        if (found == null) {
                            throw ProblemException.of(
                                    Cause.UNKNOWN_DATA_SOURCE, "There is no " + name + ".");
                        }
                        return found;
                    }
                });
    }

    private static final Table CUSTOMER =
            table("customer", "no", "company_name", "street", "zip", "city", "phone", "changed_on");
    private static final Table SUPPLIER = table("supplier", "id", "name", "town", "vat_no");
    private static final Table PRODUCT = table("product", "id", "name", "city", "website", "phone");

    private static List<CompanySource> found(SourceFinder finder, String requested) {
        return finder.find(Json.read(requested, Value.class), Caller.LOCAL).stream()
                .map(OpenedSource::source)
                .toList();
    }

    @Test
    void the_two_tables_that_look_most_like_registers_are_taken_from_any_source() {
        var sources =
                found(
                        finder(
                                database("shop", Semantics.NONE, PRODUCT, CUSTOMER),
                                database("buying", Semantics.NONE, SUPPLIER)),
                        "null");

        assertThat(sources)
                .extracting(CompanySource::dataSource, CompanySource::name)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("shop", "customer"),
                        org.assertj.core.groups.Tuple.tuple("buying", "supplier"));
        assertThat(sources.getFirst().updated()).isEqualTo("changed_on");
        assertThat(sources.getFirst().columns())
                .containsEntry(Field.NAME, "company_name")
                .containsEntry(Field.POSTCODE, "zip");
    }

    @Test
    void the_semantic_layer_can_say_that_a_table_is_of_companies() {
        var opaque = table("pty_mst", "id", "pty_nm", "twn_nm", "vat_id");
        var semantics =
                new Semantics(
                        null,
                        List.of(
                                new Semantics.Entity(
                                        "business partner",
                                        opaque.name(),
                                        List.of(),
                                        null,
                                        null,
                                        null,
                                        List.of())),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of());
        assertThat(
                        found(
                                finder(
                                        database("shop", Semantics.NONE, CUSTOMER),
                                        database("freight", semantics, opaque)),
                                "null"))
                .extracting(CompanySource::name)
                .containsExactlyInAnyOrder("customer", "pty_mst");
    }

    @Test
    void where_nothing_looks_like_two_registers_a_person_must_name_them() {
        assertThatThrownBy(() ->
                        found(finder(database("shop", Semantics.NONE, CUSTOMER, PRODUCT)), "[]"))
                .hasMessageContaining("No two tables look like registers of companies");
    }

    @Test
    void one_table_may_be_matched_with_itself_under_two_names() {
        var sources =
                found(
                        finder(database("shop", Semantics.NONE, CUSTOMER)),
                        "[{\"table\": \"customer\"}, {\"table\": \"public.customer\", \"name\": \"customer\"}]");
        assertThat(sources)
                .extracting(CompanySource::name)
                .containsExactly("customer (1)", "customer (2)");
    }

    @Test
    void what_a_request_says_comes_back_as_a_request_and_means_the_same() {
        var asked =
                """
                {"name": "ours", "data_source": "shop", "table": "customer", "key": ["no", "zip"],
                 "columns": {"name": "company_name", "city": "city", "segment": "street", "updated": "changed_on"}}
                """;
        var source = CompanySource.of(Json.read(asked, Value.Fields.class));

        assertThat(source.others()).isEqualTo(Map.of("segment", "street"));
        assertThat(source.updated()).isEqualTo("changed_on");
        assertThat(CompanySource.of(source.json())).isEqualTo(source);
    }

    @Test
    void what_is_missing_or_wrong_is_told_with_what_there_is() {
        var finder = finder(database("shop", Semantics.NONE, CUSTOMER, SUPPLIER));
        refused(finder, "[{\"table\": \"customer\"}]", "1 were given");
        refused(finder, "[{\"table\": \"client\"}, {\"table\": \"supplier\"}]", "no table client");
        refused(finder, "[{}, {\"table\": \"supplier\"}]", "needs a table or a query");
        refused(
                finder,
                "[{\"table\": \"customer\", \"columns\": {\"name\": \"title\"}}, {\"table\": \"supplier\"}]",
                "no column title");
        refused(
                finder,
                "[{\"table\": \"customer\", \"columns\": {\"city\": \"city\"}}, {\"table\": \"supplier\"}]",
                "holds the name");
        refused(
                finder,
                "[{\"sql\": \"select 1\", \"columns\": {\"name\": \"n\"}}, {\"table\": \"supplier\"}]",
                "is the key");
        refused(
                finder,
                "[{\"data_source\": \"moon\", \"table\": \"a\"}, {\"table\": \"supplier\"}]",
                "There is no moon");
    }

    private static void refused(SourceFinder finder, String requested, String reason) {
        assertThatThrownBy(() -> found(finder, requested))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void times_are_read_as_far_as_they_are_times() {
        assertThat(OpenedSource.instant("2025-03-04")).isEqualTo("2025-03-04T00:00:00Z");
        assertThat(OpenedSource.instant("2025-03-04T05:06:07")).isEqualTo("2025-03-04T05:06:07Z");
        assertThat(OpenedSource.instant("2025-03-04T05:06:07.5Z"))
                .isEqualTo("2025-03-04T05:06:07.500Z");
        assertThat(OpenedSource.instant("2025-03-04 05:06:07")).isEqualTo("2025-03-04T05:06:07Z");
        assertThat(OpenedSource.instant("last spring")).isNull();
        assertThat(OpenedSource.instant("")).isNull();
    }
}
