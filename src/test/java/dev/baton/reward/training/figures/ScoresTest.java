package dev.baton.reward.training.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.baton.reward.training.Recorded;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("postgres")
class ScoresTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T10:00:00Z");
    private static final Instant WEEK_LATER = Instant.parse("2026-03-09T10:00:00Z");
    private final Recorded recorded = new Recorded();
    private final Scores scores = new Scores(recorded.database());

    @BeforeEach
    void record() {
        recorded.run(1, "ann", 4, 2);
        // Two answers to each of four questions; the second model is better at them.
        for (var position = 0; position < 4; position++) {
            for (var candidate = 0; candidate < 2; candidate++) {
                var right = position == 0;
                recorded.answer(1, position, 0, candidate, "small", right ? 1 : 0.4, MONDAY);
                recorded.answer(
                        1,
                        position,
                        1,
                        candidate,
                        "large",
                        position < 3 || candidate == 0 ? 0.9 : 0.5,
                        WEEK_LATER);
            }
        }
    }

    private Scores.Wanted since(String day) {
        return new Scores.Wanted(LocalDate.parse(day), null, null, null);
    }

    @Test
    void versions_are_ranked_by_the_share_of_right_answers() {
        var ranked = scores.versions(since("2026-01-01"));

        assertThat(ranked)
                .extracting(each -> each.version().model())
                .containsExactly("large", "small");
        var large = ranked.getFirst().tally();
        assertThat(large.answers()).isEqualTo(8);
        assertThat(large.strictShare().value()).isEqualTo(7 / 8.0);
        assertThat(large.strictShare().interval().holds(7 / 8.0)).isTrue();
        assertThat(large.wrongShare().value()).isEqualTo(1 / 8.0);
        assertThat(large.total().mean()).isCloseTo((7 * 0.9 + 0.5) / 8, within(1e-9));
        assertThat(large.total().variance()).isCloseTo(0.02, within(1e-9));
        assertThat(large.columnsPerQuery()).isEqualTo(2);
        assertThat(large.judgeMinusResult()).isCloseTo(0.25, within(1e-9));
        assertThat(large.tokens()).isEqualTo(800);
        assertThat(large.knownCostMicros()).isEqualTo(80);
    }

    @Test
    void only_what_is_wanted_counts() {
        assertThat(scores.versions(since("2026-03-09"))).hasSize(1);
        assertThat(scores.versions(since("2026-03-10"))).isEmpty();
        var day = LocalDate.parse("2026-01-01");
        assertThat(scores.versions(new Scores.Wanted(day, "bob", null, null))).isEmpty();
        assertThat(scores.versions(new Scores.Wanted(day, "ann", "shop", null))).hasSize(2);
        assertThat(scores.versions(new Scores.Wanted(day, null, "other", null))).isEmpty();
        assertThat(scores.versions(new Scores.Wanted(day, null, null, "nothing"))).isEmpty();
    }

    @Test
    void drift_is_told_window_by_window_with_the_variance_of_groups() {
        var windows = scores.windows(since("2026-01-01"), Scores.Span.WEEK);

        assertThat(windows)
                .extracting(window -> window.began() + " " + window.version().model())
                .containsExactly("2026-03-02 small", "2026-03-09 large");
        assertThat(windows.getFirst().variance()).isEqualTo(0);
        // One of four pairs differs, by 0.4: its variance is 0.08.
        assertThat(windows.getLast().variance()).isCloseTo(0.02, within(1e-9));
        assertThat(scores.windows(since("2026-01-01"), Scores.Span.MONTH)).hasSize(2);
        assertThat(scores.windows(since("2026-01-01"), Scores.Span.MONTH).getLast().began())
                .isEqualTo(LocalDate.parse("2026-03-01"));
    }

    @Test
    void an_answer_counts_once_however_often_it_is_recorded() {
        recorded.answer(1, 0, 0, 0, "small", 0, MONDAY);

        assertThat(scores.versions(since("2026-01-01")).getLast().tally().answers()).isEqualTo(8);
        assertThat(scores.done(List.of(Recorded.id(1), Recorded.id(2))))
                .containsExactly(Map.entry(Recorded.id(1), 16));
    }

    @Test
    void questions_are_read_with_the_means_of_their_answers() {
        var questions = new QuestionScores(recorded.database()).of(Recorded.id(1), 1);

        assertThat(questions).extracting(QuestionScore::position).containsExactly(0, 1, 2, 3);
        var last = questions.getLast();
        assertThat(last.total().mean()).isCloseTo(0.7, within(1e-9));
        assertThat(last.strict()).isEqualTo(0.5);
        assertThat(last.components()).containsEntry("format", 1.0);
        assertThat(last.losses()).containsKey("result");
    }

    @Test
    void results_are_read_page_by_page_and_by_what_is_wanted() {
        var answers = new Answers(recorded.database());
        var first = answers.page(Recorded.id(1), -1, Answers.Wanted.ALL, 3);
        var rest = answers.page(Recorded.id(1), first.getLast().position(), Answers.Wanted.ALL, 3);

        assertThat(first).extracting(Answers.Answered::position).containsExactly(0, 1, 2);
        assertThat(rest).extracting(Answers.Answered::position).containsExactly(3);
        assertThat(first.getFirst().answers()).hasSize(4);
        assertThat(first.getFirst().answers().getFirst().rewards()).isNotEmpty();
        assertThat(first.getFirst().answers().getFirst().faults())
                .containsExactly("Gold 2 is empty.");
        assertThat(answers.page(Recorded.id(1), -1, new Answers.Wanted("hard", null, null), 9))
                .hasSize(2);
        assertThat(answers.page(Recorded.id(1), -1, new Answers.Wanted(null, "t1", null), 9))
                .hasSize(1);
        assertThat(answers.page(Recorded.id(1), -1, new Answers.Wanted(null, null, "none"), 9))
                .hasSize(3);
        assertThat(answers.at(Recorded.id(1), List.of(2))).containsOnlyKeys(2);
    }
}
