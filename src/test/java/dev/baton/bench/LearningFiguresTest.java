package dev.baton.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("postgres")
class LearningFiguresTest {
    @Test
    void confirmed_answers_help_on_wordings_never_seen_and_harm_no_other_question()
            throws Exception {
        var figures = LearningBench.figures(false);
        var before = figures.get("unseen_before");
        var after = figures.get("unseen_after");
        assertThat(after.get("strict")).isGreaterThan(before.get("strict") + 12);
        assertThat(after.get("sure")).isGreaterThan(before.get("sure") + 20);
        assertThat(after.get("sure_right")).isGreaterThanOrEqualTo(90);
        assertThat(figures.get("unrelated").get("same")).isEqualTo(100);
    }
}
