package dev.baton.api.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.plan.Value;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExcerptTest {
    private static Value numbers(int n) {
        return new Value.Items(IntStream.range(0, n).mapToObj(Value::number).toList());
    }

    @Test
    void what_is_short_stays_as_it_is() {
        Value value = new Value.Fields(Map.of("word", Value.text("baton"), "rows", numbers(50)));
        assertThat(Excerpt.of(value)).isEqualTo(new Excerpt(value, false));
    }

    @Test
    void long_lists_and_texts_begin_and_say_so_however_deep_they_lie() {
        var cut =
                Excerpt.of(
                        new Value.Fields(Map.of("found", new Value.Items(List.of(numbers(51))))));
        assertThat(cut.cut()).isTrue();
        assertThat(cut.value())
                .isEqualTo(
                        new Value.Fields(Map.of("found", new Value.Items(List.of(numbers(50))))));
        var text = Excerpt.of(Value.text("x".repeat(4001)));
        assertThat(text.cut()).isTrue();
        assertThat(((Value.Text) text.value()).text()).hasSize(4001).endsWith("x…");
    }
}
