package dev.baton.reward.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.memory.Feedback;
import dev.baton.plan.RunId;
import dev.baton.reward.Opinion;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictsTest {
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

    private static Feedback said(dev.baton.memory.Opinion opinion, boolean trusted, int minute) {
        return new Feedback(
                new RunId("r"),
                "ann" + minute,
                opinion,
                opinion == dev.baton.memory.Opinion.CORRECT ? "select 1" : null,
                null,
                Feedback.Origin.FEEDBACK,
                trusted,
                new Feedback.About("shop", "How many?", "select 2", "rules", 0.5),
                NOON.plusSeconds(60L * minute));
    }

    @Test
    void a_confirmation_confirms_and_a_refusal_or_correction_rejects() {
        assertThat(Verdicts.of(List.of(said(dev.baton.memory.Opinion.CONFIRM, false, 1))))
                .contains(Opinion.CONFIRMED);
        assertThat(Verdicts.of(List.of(said(dev.baton.memory.Opinion.DOWN, false, 1))))
                .contains(Opinion.REJECTED);
        assertThat(Verdicts.of(List.of(said(dev.baton.memory.Opinion.CORRECT, false, 1))))
                .contains(Opinion.REJECTED);
    }

    @Test
    void a_thumb_up_says_nothing_of_the_query() {
        assertThat(Verdicts.of(List.of(said(dev.baton.memory.Opinion.UP, true, 1)))).isEmpty();
        assertThat(Verdicts.of(List.of())).isEmpty();
    }

    @Test
    void who_may_speak_for_others_is_heard_before_the_rest_and_the_newest_before_the_older() {
        var trusted = said(dev.baton.memory.Opinion.CONFIRM, true, 1);
        var later = said(dev.baton.memory.Opinion.DOWN, false, 5);
        var latest = said(dev.baton.memory.Opinion.CORRECT, true, 9);

        assertThat(Verdicts.of(List.of(trusted, later))).contains(Opinion.CONFIRMED);
        assertThat(Verdicts.of(List.of(trusted, later, latest))).contains(Opinion.REJECTED);
    }
}
