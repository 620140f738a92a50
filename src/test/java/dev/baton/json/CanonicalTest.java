package dev.baton.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CanonicalTest {
    private static Map<String, Object> fields(Object... pairs) {
        var fields = new LinkedHashMap<String, Object>();
        for (var i = 0; i < pairs.length; i += 2) {
            fields.put((String) pairs[i], pairs[i + 1]);
        }
        return fields;
    }

    @Test
    void names_in_any_order_and_numbers_however_written_are_the_same() {
        var one = fields("a", new BigDecimal("1.50"), "b", List.of(fields("x", 0, "y", 1)));
        var other =
                fields(
                        "b",
                        List.of(fields("y", new BigDecimal("1.0"), "x", new BigDecimal("0.00"))),
                        "a",
                        new BigDecimal("15E-1"));

        assertThat(Canonical.text(one)).isEqualTo(Canonical.text(other));
        assertThat(Canonical.hash(one)).isEqualTo(Canonical.hash(other)).hasSize(64);
    }

    @Test
    void a_number_and_its_text_and_lists_in_another_order_are_not() {
        assertThat(Canonical.text(fields("a", 1))).isNotEqualTo(Canonical.text(fields("a", "1")));
        assertThat(Canonical.text(List.of(1, 2))).isNotEqualTo(Canonical.text(List.of(2, 1)));
    }

    /** Hashes stand in databases: they must stay what they were. */
    @Test
    void the_form_does_not_change() {
        assertThat(Canonical.text(fields("b", new BigDecimal("1200.50"), "a", "x")))
                .isEqualTo("{\"a\":\"x\",\"b\":1200.5}");
        assertThat(Canonical.sha256("abc"))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
