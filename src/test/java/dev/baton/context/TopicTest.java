package dev.baton.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.plan.Evidence;
import dev.baton.plan.StepId;
import dev.baton.plan.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicTest {
    private static final Map<StepId, Evidence> DONE =
            Map.of(
                    StepId.of(10), new Evidence(Value.number(10), "ten", "rules"),
                    StepId.of(9), new Evidence(Value.number(9), "nine", "rules"));

    @Test
    void evidence_is_in_the_order_of_its_steps_and_all_of_it_named() {
        var topic = Topic.of("goal").with(DONE);
        assertThat(topic.evidence().keySet()).containsExactly(StepId.of(9), StepId.of(10));
        assertThat(topic.named()).containsExactlyInAnyOrder(StepId.of(9), StepId.of(10));
    }

    @Test
    void naming_some_keeps_the_others_at_hand() {
        var topic = Topic.of("goal").with(DONE).naming(List.of(StepId.of(9)));
        assertThat(topic.named()).containsExactly(StepId.of(9));
        assertThat(topic.evidence()).hasSize(2);
        assertThat(topic.after(List.of(Passage.text("before"))).named())
                .containsExactly(StepId.of(9));
    }
}
