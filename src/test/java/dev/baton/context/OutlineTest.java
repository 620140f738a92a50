package dev.baton.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.json.Json;
import dev.baton.plan.Value;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutlineTest {
    @Test
    void fields_within_fields_are_told_by_their_way() {
        assertThat(
                        told(
                                "{\"run\": {\"cost\": {\"total\": 12.50, \"known\": true, \"note\": null}}}"))
                .isEqualTo("run.cost.total: 12.50\nrun.cost.known: true\nrun.cost.note: none");
    }

    @Test
    void few_numbers_stand_on_a_line() {
        assertThat(told("{\"shares\": [0.5, 0.25, 0.25], \"none\": [], \"nobody\": {}}"))
                .isEqualTo("shares: 0.5, 0.25, 0.25\nnone: none\nnobody: none");
    }

    @Test
    void a_few_things_with_more_to_say_are_told_one_by_one() {
        assertThat(
                        told(
                                """
                                {"issues": [{"code": "x", "where": {"table": "a"}}, {"code": "y", "where": {"table": "b"}}]}\
                                """))
                .isEqualTo(
                        "issues[0].code: x\nissues[0].where.table: a\nissues[1].code: y\nissues[1].where.table: b");
    }

    @Test
    void what_many_objects_say_in_sentences_is_prose_and_its_decisions_stay() {
        var findings =
                IntStream.range(0, 30)
                        .mapToObj(i ->
                                Map.of(
                                        "row",
                                        i,
                                        "text",
                                        i == 17
                                                ? "Invoice INV-17 must never be paid by anyone at all."
                                                : "The value of this row lies outside of what is usual here."))
                        .toList();
        var digest = Compression.digest(Json.value(Map.of("findings", findings)), 100);
        assertThat(digest.text())
                .contains("Invoice INV-17 must never be paid by anyone at all.")
                .contains("findings: 30 rows: row")
                .contains("row: 0 to 29");
        assertThat(digest.tokens()).isLessThanOrEqualTo(100);
    }

    @Test
    void objects_with_different_fields_make_one_table() {
        assertThat(told("[{\"a\": 1}, {\"b\": \"x\"}, {\"a\": 2, \"b\": \"y\"}]"))
                .isEqualTo("3 rows: a, b\n1 | \n | x\n2 | y");
    }

    @Test
    void a_short_text_of_a_field_is_kept_whatever_its_letters() {
        var body =
                Json.value(
                        Map.of(
                                "status",
                                "partly done",
                                "rows",
                                List.copyOf(IntStream.range(0, 99).boxed().toList())));
        assertThat(Compression.digest(body, 0).text()).contains("partly done");
    }

    private static String told(String json) {
        return new Digest(Outline.of(Json.read(json, Value.class)), "").told(1_000).text();
    }
}
