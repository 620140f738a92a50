package dev.baton.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.event.Event;
import dev.baton.plan.Reference;
import dev.baton.plan.StepId;
import dev.baton.plan.Value;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {
    /** A record as it goes over the wire. */
    record Money(String currencyCode, BigDecimal amount, long count) {}

    @Test
    void numbers_keep_their_digits() {
        var value = Json.value(new Money("EUR", new BigDecimal("120.50"), 60));
        assertThat(Json.write(value))
                .isEqualTo("{\"currency_code\":\"EUR\",\"amount\":120.50,\"count\":60}");
        assertThat(Json.write(Json.read("{\"n\":6000000000000000000000}", Value.class)))
                .isEqualTo("{\"n\":6000000000000000000000}");
    }

    @Test
    void an_id_is_plain_text_and_one_stored_as_an_object_is_still_read() {
        var event = new Event.StepCancelled(StepId.of(3), "query_runner");
        assertThat(Json.write(event)).isEqualTo("{\"step\":\"E3\",\"agent\":\"query_runner\"}");
        assertThat(Json.read("\"E3\"", StepId.class)).isEqualTo(StepId.of(3));
        assertThat(Json.read("{\"value\":\"E3\"}", StepId.class)).isEqualTo(StepId.of(3));
    }

    @Test
    void references_survive_and_what_only_looks_like_one_is_data() {
        var ref = new Value.Ref(Reference.parse("E2.rows[0].amount"));
        assertThat(Json.read(Json.write(ref), Value.class)).isEqualTo(ref);
        assertThat(Json.read("{\"$ref\":\"not one\"}", Value.class))
                .isEqualTo(new Value.Fields(Map.of("$ref", Value.text("not one"))));
    }
}
