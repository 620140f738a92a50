package dev.baton.pipeline.entity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.json.Json;
import dev.baton.pipeline.entity.match.Verdicts;
import dev.baton.plan.Decision;
import dev.baton.plan.Question;
import dev.baton.plan.Value;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReviewTest {
    private static Map<String, Object> doubt(String id, double probability, String reason) {
        return Map.of("id", id, "probability", probability, "reason", reason);
    }

    private static Review review(List<Map<String, Object>> doubts) {
        return Review.of(Json.value(doubts));
    }

    private static final Review THREE =
            review(
                    List.of(
                            doubt("likely", 0.8, "low_confidence"),
                            doubt("unlikely", 0.45, "low_confidence"),
                            doubt("in the way", 0.99, "conflict")));

    private static Verdicts said(Decision.Action action, Object correction) {
        return THREE.verdicts(
                new Decision(action, Json.value(correction), "ann", null, Instant.EPOCH));
    }

    @Test
    void without_doubts_nobody_is_asked() {
        assertThat(Review.of(Value.NOTHING).needed()).isFalse();
        assertThat(review(List.of()).needed()).isFalse();
        assertThat(THREE.needed()).isTrue();
    }

    @Test
    void what_is_likely_and_in_nobodys_way_is_proposed() {
        var question = THREE.question();
        assertThat(question.reason()).isEqualTo(Question.Reason.CONFLICT);
        assertThat(((Value.Fields) question.proposed()).at("accepted"))
                .isEqualTo(Json.value(List.of("likely")));
        assertThat(review(List.of(doubt("a", 0.5, "low_confidence"))).question().reason())
                .isEqualTo(Question.Reason.LOW_CONFIDENCE);
    }

    @Test
    void an_answer_must_be_a_list_of_ids() {
        var shape = THREE.question().response();
        assertThat(shape.faults(Json.value(Map.of("accepted", List.of("likely"))))).isEmpty();
        assertThat(shape.faults(Json.value(Map.of("accepted", List.of())))).isEmpty();
        assertThat(shape.faults(Json.value(Map.of("accepted", "likely")))).isNotEmpty();
        assertThat(shape.faults(Json.value(Map.of("accepted", List.of(7))))).isNotEmpty();
        assertThat(shape.faults(Json.value(Map.of()))).isNotEmpty();
    }

    @Test
    void each_answer_decides_every_pair_that_was_shown_and_no_other() {
        assertThat(said(Decision.Action.APPROVE, Map.of()))
                .isEqualTo(new Verdicts(Set.of("likely"), Set.of("unlikely", "in the way")));
        assertThat(said(Decision.Action.REJECT, Map.of()))
                .isEqualTo(new Verdicts(Set.of(), Set.of("likely", "unlikely", "in the way")));
        assertThat(
                        said(
                                Decision.Action.CORRECT,
                                Map.of("accepted", List.of("in the way", "never shown"))))
                .isEqualTo(new Verdicts(Set.of("in the way"), Set.of("likely", "unlikely")));
    }
}
