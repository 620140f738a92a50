package dev.baton.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.agent.QuietWork;
import dev.baton.json.Json;
import dev.baton.plan.Evidence;
import dev.baton.plan.StepOutcome;
import dev.baton.plan.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CompareTablesAgentTest {
    private final CompareTablesAgent agent = new CompareTablesAgent();

    private static Map<String, Object> column(String name, String type) {
        return Map.of("name", name, "type", type);
    }

    private static Map<String, Object> table(List<Map<String, Object>> columns, List<?>... rows) {
        return Map.of("columns", columns, "rows", List.of(rows), "confidence", 0.8);
    }

    private static Map<String, Object> spending(List<?>... rows) {
        return table(List.of(column("name", "text"), column("total_spend", "decimal")), rows);
    }

    private static final Map<String, Object> NOW =
            spending(
                    List.of("Acme", "150.00"),
                    List.of("Blue", "90"),
                    List.of("Cole", "100"),
                    List.of("New", "7"));
    private static final Map<String, Object> THEN =
            spending(
                    List.of("acme ", "100.00"),
                    List.of("Blue", "100"),
                    List.of("Cole", "98"),
                    List.of("Old", "3"));

    private Evidence compare(Object left, Object right, Object... more) {
        var input = new java.util.LinkedHashMap<String, Object>();
        input.put("left", left);
        input.put("right", right);
        for (int i = 0; i < more.length; i += 2) {
            input.put((String) more[i], more[i + 1]);
        }
        var outcome = agent.carryOut(Json.fields(input), new QuietWork());
        return ((StepOutcome.Proven) outcome).evidence();
    }

    private static Value.Fields body(Evidence evidence) {
        return (Value.Fields) evidence.body();
    }

    private static List<String> rows(Evidence evidence) {
        var rows = new ArrayList<String>();
        ((Value.Items) body(evidence).at("rows")).items().forEach(row -> rows.add(Json.write(row)));
        return rows;
    }

    @Test
    void rows_are_joined_by_name_and_the_largest_difference_comes_first() {
        var compared = compare(NOW, THEN);

        assertThat(rows(compared))
                .containsExactly(
                        "[\"Acme\",\"150.00\",\"100.00\",\"50.00\",\"50.0\"]",
                        "[\"Blue\",\"90\",\"100\",\"-10\",\"-10.0\"]",
                        "[\"Cole\",\"100\",\"98\",\"2\",\"2.0\"]",
                        "[\"New\",\"7\",null,null,null]",
                        "[\"Old\",null,\"3\",null,null]");
        assertThat(body(compared).at("only_left")).isEqualTo(Json.value(List.of("New")));
        assertThat(body(compared).at("only_right")).isEqualTo(Json.value(List.of("Old")));
        assertThat(Json.write(body(compared).at("confidence"))).isEqualTo("0.8");
        assertThat(Json.write(body(compared).at("chart"))).contains("\"bar\"");
    }

    @Test
    void the_digest_names_totals_changes_and_what_is_missing() {
        assertThat(
                        compare(
                                        NOW,
                                        THEN,
                                        "left_name",
                                        "spending 2025",
                                        "right_name",
                                        "spending 2024")
                                .digest())
                .isEqualTo(
                        "3 compared. Spending 2025: 347.00 in all; spending 2024: 301.00 in all; difference +46.00"
                                + " (+15.3 %). Largest rises: Acme +50.00 (+50.0 %), Cole +2 (+2.0 %). Largest fall:"
                                + " Blue -10 (-10.0 %). Only in spending 2025: New (7). Only in spending 2024: Old (3).");
    }

    @Test
    void a_threshold_tells_rows_apart() {
        var more = compare(NOW, THEN, "threshold", 10, "direction", "more");
        assertThat(body(more).at("flagged")).isEqualTo(Json.value(List.of("Acme")));
        assertThat(more.digest())
                .contains("More than 10 % higher, 1 in all: Acme +50.00 (+50.0 %).");
        assertThat(rows(more).getFirst()).endsWith(",true]");

        var less = compare(NOW, THEN, "threshold", 5, "direction", "less");
        assertThat(body(less).at("flagged")).isEqualTo(Json.value(List.of("Blue")));
        var any = compare(NOW, THEN, "threshold", 1);
        assertThat(body(any).at("flagged")).isEqualTo(Json.value(List.of("Acme", "Blue", "Cole")));
        assertThat(compare(NOW, THEN, "threshold", 60).digest())
                .contains("None is more than 60 % higher or lower.");
    }

    @Test
    void something_where_there_was_nothing_is_a_change_of_no_percent() {
        var compared =
                compare(
                        spending(List.of("Acme", "5")),
                        spending(List.of("Acme", "0")),
                        "threshold",
                        10);
        assertThat(rows(compared)).containsExactly("[\"Acme\",\"5\",\"0\",\"5\",null,true]");
    }

    @Test
    void a_finer_table_is_added_up_and_missing_numbers_are_not_zero() {
        var fine = spending(List.of("Acme", "1.5"), List.of("Acme", "2.5"));
        var holes =
                table(
                        List.of(column("name", "text"), column("total_spend", "decimal")),
                        java.util.Arrays.asList("Acme", null));
        assertThat(rows(compare(fine, fine)))
                .containsExactly("[\"Acme\",\"4.0\",\"4.0\",\"0.0\",\"0.0\"]");
        assertThat(rows(compare(fine, holes))).containsExactly("[\"Acme\",\"4.0\",null,null,null]");
    }

    @Test
    void keys_and_measures_are_found_by_name_and_by_their_place() {
        var left =
                table(
                        List.of(
                                column("id", "integer"),
                                column("company", "text"),
                                column("n", "integer"),
                                column("amount", "integer")),
                        List.of(1, "Acme", 3, 10));
        var right =
                table(
                        List.of(
                                column("client", "text"),
                                column("amount", "integer"),
                                column("n", "integer")),
                        List.of("Acme", 4, 9));
        assertThat(rows(compare(left, right)))
                .containsExactly("[\"Acme\",\"3\",\"9\",\"-6\",\"-66.7\"]");
        assertThat(rows(compare(left, right, "measure", "amount")))
                .containsExactly("[\"Acme\",\"10\",\"4\",\"6\",\"150.0\"]");
        var months =
                table(
                        List.of(column("month", "integer"), column("visits", "integer")),
                        List.of(1, 10),
                        List.of(2, 20));
        assertThat(rows(compare(months, months))).hasSize(2);
    }

    @Test
    void two_single_numbers_are_compared_without_a_key() {
        var left = table(List.of(column("total", "decimal")), List.of("120"));
        var right = table(List.of(column("sum", "integer")), List.of(100));
        var compared = compare(left, right, "left_name", "now", "right_name", "then");

        assertThat(compared.digest()).isEqualTo("Now: 120; then: 100; difference +20 (+20.0 %).");
        assertThat(rows(compared)).containsExactly("[\"120\",\"100\",\"20\",\"20.0\"]");
    }

    @Test
    void what_was_declined_cannot_be_compared_and_that_is_said() {
        var declined =
                Map.of(
                        "kind",
                        "declined",
                        "text",
                        "There is no spending here.",
                        "columns",
                        List.of(),
                        "rows",
                        List.of());
        var compared = compare(NOW, declined, "right_name", "last year");

        assertThat(compared.digest())
                .isEqualTo(
                        "Nothing could be compared: “last year” was not found: There is no spending here.");
        assertThat(Json.write(body(compared).at("confidence"))).isEqualTo("0");
        assertThat(compare(spending(), spending()).digest()).contains("neither table has a row");
    }

    @Test
    void tables_with_nothing_in_common_are_a_problem_that_names_their_columns() {
        var names = table(List.of(column("name", "text")), List.of("Acme"));
        assertThatThrownBy(() -> compare(names, NOW))
                .hasMessageContaining(
                        "There is no number to compare: left has the columns name and right");
        var many = table(List.of(column("total", "decimal")), List.of("1"), List.of("2"));
        assertThatThrownBy(() -> compare(many, NOW))
                .hasMessageContaining("no column by which they could be joined");
    }
}
