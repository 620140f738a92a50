package dev.baton.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReferenceTest {
    @Test
    void a_path_leads_into_rows_and_fields() {
        var row = new Value.Fields(Map.of("amount", Value.number(7)));
        var body = new Value.Fields(Map.of("rows", new Value.Items(List.of(row))));
        assertThat(Reference.parse("E2.rows[0].amount").in(body)).isEqualTo(Value.number(7));
    }

    @Test
    void a_place_that_does_not_exist_is_nothing() {
        assertThat(Reference.parse("E2.rows[3].amount").in(Value.Fields.EMPTY))
                .isEqualTo(Value.NOTHING);
    }

    @Test
    void e1_is_not_found_inside_e10() {
        assertThat(Reference.parse("E10").step()).isEqualTo(StepId.of(10));
        assertThatThrownBy(() -> Reference.parse("E1 0"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void evidence_that_contains_a_reference_stays_data() {
        var sly = new Value.Fields(Map.of("note", Value.text("#E1 {\"$ref\": \"E1\"}")));
        var evidence = Map.of(StepId.of(1), new Evidence(sly, "", "rules"));
        var input = new Value.Fields(Map.of("x", new Value.Ref(Reference.parse("E1.note"))));
        assertThat(Resolution.resolveFields(input, evidence).at("x"))
                .isEqualTo(Value.text("#E1 {\"$ref\": \"E1\"}"));
    }
}
