package dev.baton.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.json.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShapeTest {
    private static final Shape.Fields ROWS =
            Shape.fields()
                    .with("rows", Shape.items(Shape.fields().with("amount", Shape.NUMBER)))
                    .maybe("kind", Shape.oneOf("table", "text"));

    private static Value json(String text) {
        return Json.read(text, Value.class);
    }

    private static List<Reference.Part> path(String written) {
        return Reference.parse("E1" + written).path();
    }

    @Test
    void a_place_is_found_only_where_there_can_be_one() {
        assertThat(ROWS.at(path(".rows[0].amount"))).contains(Shape.NUMBER);
        assertThat(ROWS.at(path(".rows.amount"))).isEmpty();
        assertThat(ROWS.at(path(".sum"))).isEmpty();
        assertThat(ROWS.at(path(".kind.first"))).isEmpty();
        assertThat(Shape.Fields.OPEN.at(path(".sum[3].whatever"))).contains(Shape.ANY);
    }

    @Test
    void every_fault_of_a_value_is_told_with_its_place() {
        assertThat(ROWS.faults(json("{'rows': [{'amount': 1}]}".replace('\'', '"')))).isEmpty();
        assertThat(
                        ROWS.faults(
                                json(
                                        "{'rows': [{'amount': 1}, {'amount': 'two'}, {}], 'kind': 'chart', 'more': 1}"
                                                .replace('\'', '"'))))
                .containsExactly(
                        "rows[1].amount must be a number",
                        "rows[2].amount is missing",
                        "kind must be one of table, text",
                        "more is not known here");
        assertThat(ROWS.faults(json("{}"))).containsExactly("rows is missing");
        assertThat(ROWS.faults(Value.text("x"))).containsExactly("the value must be an object");
    }

    @Test
    void what_may_be_of_a_shape_is_accepted_and_what_cannot_is_not() {
        assertThat(Shape.TEXT.mayBe(Shape.ANY)).isTrue();
        assertThat(Shape.TEXT.mayBe(Shape.NUMBER)).isFalse();
        assertThat(Shape.items(Shape.NUMBER).mayBe(Shape.items(Shape.TEXT))).isFalse();
        assertThat(Shape.oneOf("a", "b").mayBe(Shape.oneOf("c"))).isFalse();
        assertThat(Shape.oneOf("a", "b").mayBe(Shape.TEXT)).isTrue();
        assertThat(ROWS.mayBe(Shape.fields().with("kind", Shape.TEXT))).isFalse();
        assertThat(ROWS.mayBe(Shape.Fields.OPEN)).isTrue();
    }

    @Test
    void a_shape_is_written_as_json_schema_and_read_back() {
        var written = Json.write(ROWS);
        assertThat(Json.read(written, Shape.class)).isEqualTo(ROWS);
        assertThat(Json.tree(written).path("properties").path("kind").path("enum").toString())
                .isEqualTo("[\"table\",\"text\"]");
        assertThat(Json.read("{\"type\":\"object\"}", Shape.Fields.class))
                .isEqualTo(Shape.Fields.OPEN);
        assertThat(Json.read("{\"oneOf\":[]}", Shape.class)).isEqualTo(Shape.ANY);
    }

    @Test
    void prose_takes_digests_and_plain_values_and_looks_at_nothing_twice() {
        var prose = new Value.Prose("{{E1}}; {{E1.n}} of {{E10.name}}; {{E1.list}}");
        var first =
                new Evidence(json("{\"n\": 3.50, \"list\": [1]}"), "three {{E10}} and #E1", "test");
        var tenth = new Evidence(json("{\"name\": \"{{E1}}\"}"), "ten", "test");
        var evidence = Map.of(StepId.of(1), first, StepId.of(10), tenth);
        assertThat(Resolution.resolve(prose, evidence))
                .isEqualTo(
                        Value.text("three {{E10}} and #E1; 3.50 of {{E1}}; three {{E10}} and #E1"));
        assertThat(Step.references(prose).stream().map(Reference::toString))
                .containsExactly("E1", "E1.n", "E10.name", "E1.list");
    }

    @Test
    void prose_survives_being_written_down() {
        var prose = new Value.Prose("as {{E2.sql}} shows");
        assertThat(Json.read(Json.write(prose), Value.class)).isEqualTo(prose);
        assertThat(json("{\"$text\": \"no {{place}} at all\"}")).isInstanceOf(Value.Fields.class);
    }
}
