package dev.baton.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SalienceTest {
    private static final String TEXT =
            "It rained. Costs of ships rise. Ships cost more than before. The ships and their costs. Cats sleep.";

    @Test
    void a_sentence_of_frequent_words_tells_more() {
        var salience = new Salience(units(TEXT), "");
        assertThat(salience.of(3)).isGreaterThan(salience.of(4));
    }

    @Test
    void what_was_told_tells_less() {
        var salience = new Salience(units(TEXT), "");
        double before = salience.of(3);
        salience.took(1);
        assertThat(salience.of(3)).isLessThan(before);
        assertThat(salience.untold().of(4)).isEqualTo(salience.of(4));
    }

    @Test
    void words_of_the_goal_count_most_whatever_their_number() {
        var salience = new Salience(units(TEXT), "why do cats sleep so long?");
        assertThat(salience.of(4)).isGreaterThan(salience.of(3));
    }

    @Test
    void later_passages_tell_more() {
        var twice =
                List.of(
                        Passage.said("a", "The harbour is full."),
                        Passage.said("b", "The harbour is full."));
        var salience = new Salience(Unit.of(twice), "");
        assertThat(salience.of(1)).isGreaterThan(salience.of(0));
    }

    @Test
    void a_text_without_words_tells_nothing() {
        assertThat(new Salience(units("… 5. 7!"), "goal").of(0)).isLessThan(1);
        assertThat(new Salience(List.of(), "goal")).isNotNull();
    }

    private static List<Unit> units(String text) {
        return Unit.of(List.of(Passage.text(text)));
    }
}
