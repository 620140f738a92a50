package dev.baton.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.json.Json;
import dev.baton.model.Tokens;
import dev.baton.plan.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DigestTest {
    @Test
    void a_small_value_is_told_whole_and_shorter_than_its_json() {
        var value =
                Json.read(
                        """
                        {"rows": [{"name": "Lyra", "cost": 12.5}, {"name": "Vega", "cost": 7}]}\
                        """,
                        Value.class);
        var digest = Compression.digest(value, 100);
        assertThat(digest.text()).isEqualTo("rows: 2 rows: name, cost\nLyra | 12.5\nVega | 7");
        assertThat(digest.means()).isEqualTo(Compressed.Means.WHOLE);
        assertThat(digest.leftOut()).isEmpty();
    }

    @Test
    void a_large_result_is_told_by_its_columns_and_first_rows() {
        var digest = Compression.digest(result(400, false), 200);
        assertThat(digest.text())
                .contains("400 rows: id int4, company text, total numeric, due date")
                .contains("id: 1 to 400\n")
                .contains(
                        "total: 1.50 to 400.50, sum 80400.00, largest 400.50 (Company 9), 399.50 (Company 8)")
                .contains("company: 10 different, most often Company 0 (40)")
                .contains("due: 2026-01-01 to 2026-01-28, 14 empty")
                .contains("first rows:\n1 | Company 0 | 1.50 |")
                .containsPattern("\\(left out: 3\\d\\d of 400 rows\\)");
        assertThat(digest.tokens()).isLessThanOrEqualTo(200).isEqualTo(Tokens.count(digest.text()));
        assertThat(digest.plainTokens()).isGreaterThan(5_000);
        assertThat(digest.means()).isEqualTo(Compressed.Means.DIGEST);
    }

    @Test
    void a_sum_of_cut_rows_says_so_and_keys_are_not_added_up() {
        var digest = Compression.digest(result(400, true), 200);
        assertThat(digest.text())
                .contains("400 rows (there are more)")
                .contains("sum of these rows 80400.00")
                .contains("id: 1 to 400\n");
    }

    @Test
    void numbers_that_are_codes_are_texts() {
        var rows = IntStream.range(0, 30).mapToObj(i -> List.of("0" + (100 + i % 3))).toList();
        var value = table(List.of(column("prefix", "varchar")), rows, false);
        assertThat(Compression.digest(value, 90).text())
                .contains("prefix: 3 different, most often 0100 (10)");
    }

    @Test
    void single_fields_come_first_and_decisions_survive_any_budget() {
        var body = new LinkedHashMap<String, Object>();
        body.put("rows", IntStream.range(0, 100).boxed().toList());
        body.put("note", "Payments above EUR 5,000 must be signed twice.");
        body.put("status", "completed");
        var value = Json.value(body);
        assertThat(Compression.digest(value, 100).text()).startsWith("note: Payments");
        var least = Compression.digest(value, 0);
        assertThat(least.text())
                .contains(
                        "Payments above EUR 5,000 must be signed twice.", "completed", "100 rows");
        assertThat(least.leftOut()).isNotEmpty();
    }

    @Test
    void few_rows_are_always_told() {
        var digest = Compression.digest(result(10, false), 20);
        for (int row = 1; row <= 10; row++) {
            assertThat(digest.text()).contains("\n" + row + " | Company " + (row - 1));
        }
    }

    @Test
    void long_texts_are_told_by_their_sentences() {
        var filler = "The weather was fine and the coffee was good. ".repeat(40);
        var value =
                Json.value(
                        Map.of(
                                "story",
                                filler + "Vega costs EUR 77,000 more. " + filler,
                                "count",
                                3));
        var digest = Compression.digest(value, 80);
        assertThat(digest.text()).contains("count: 3", "Vega costs EUR 77,000 more.");
        assertThat(digest.tokens()).isLessThanOrEqualTo(80);
    }

    @Test
    void many_fields_are_rows() {
        var body = new LinkedHashMap<String, Object>();
        for (int i = 0; i < 67; i++) {
            body.put("county " + i, i * 10);
        }
        assertThat(Compression.digest(Json.value(body), 80).text())
                .contains(
                        "67 rows: name, value",
                        "value: 0 to 660, sum 22110, largest 660 (county 66)");
    }

    @Test
    void every_shape_of_value_has_a_digest() {
        var odd =
                Arrays.asList(
                        Value.NOTHING,
                        Value.text(""),
                        new Value.Flag(true),
                        Json.read("[[1,2],[3]]", Value.class),
                        Json.read("[1,\"a\",null,{\"b\":[]}]", Value.class),
                        Json.read("{\"columns\":[1],\"rows\":[[1],[2,3],[]]}", Value.class),
                        Json.read("{\"columns\":3,\"rows\":{}}", Value.class),
                        Json.read("{\"a\":{\"b\":{\"c\":[{\"d\":[[[]]]}]}}}", Value.class));
        assertThat(odd)
                .allSatisfy(value -> {
                    for (int budget : new int[] {0, 5, 1_000}) {
                        var digest = Compression.digest(value, budget);
                        assertThat(digest.tokens()).isLessThanOrEqualTo(digest.plainTokens());
                        assertThat(digest.text())
                                .satisfiesAnyOf(
                                        text ->
                                                assertThat(Gate.passes(digest.kept(), text))
                                                        .isTrue(),
                                        text -> assertThat(text).isEqualTo(Json.write(value)));
                    }
                });
    }

    private static Value result(int rows, boolean truncated) {
        var all = new ArrayList<List<Object>>();
        for (int i = 0; i < rows; i++) {
            all.add(
                    Arrays.asList(
                            i + 1,
                            "Company " + i % 10,
                            (i + 1) + ".50",
                            i % 29 == 28 || i == 1 ? null : "2026-01-%02d".formatted(1 + i % 28)));
        }
        return table(
                List.of(
                        column("id", "int4"),
                        column("company", "text"),
                        column("total", "numeric"),
                        column("due", "date")),
                all,
                truncated);
    }

    private static Map<String, String> column(String name, String type) {
        return Map.of("name", name, "type", type);
    }

    private static Value table(
            List<Map<String, String>> columns, List<? extends List<?>> rows, boolean truncated) {
        return Json.value(Map.of("columns", columns, "rows", rows, "truncated", truncated));
    }
}
