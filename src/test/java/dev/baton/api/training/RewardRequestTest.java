package dev.baton.api.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.api.training.RewardRequest.Line;
import dev.baton.plan.ProblemException;
import dev.baton.reward.grade.Task;
import java.util.List;
import org.junit.jupiter.api.Test;

class RewardRequestTest {
    private static List<Line> lines(String body) {
        return RewardRequest.read(body).lines();
    }

    @Test
    void an_item_has_a_question_a_completion_and_one_or_several_golds() {
        assertThat(
                        lines(
                                """
                                {"items": [{"question": "q", "completion": "c", "expected_sql": "s"},
                                  {"prompt": "p", "completion": "c", "expected_sql": ["a", "", "b"], "ordered": true},
                                  {"question": "q", "prompt": "long text", "completion": "c", "refusal": true},
                                  {"completion": "c", "expected_sql": null, "target_sql": "t", "data_source": "other"}]}
                                """))
                .containsExactly(
                        new Line.Answer(Task.of("q", List.of("s")), "c", null),
                        new Line.Answer(new Task("p", List.of("a", "b"), false, true), "c", null),
                        new Line.Answer(Task.toDecline("q"), "c", null),
                        new Line.Answer(Task.of("", List.of("t")), "c", "other"));
    }

    @Test
    void messages_say_what_the_last_of_them_says() {
        var lines =
                lines(
                        """
                        {"prompts": [[{"role": "system", "content": "be brief"}, {"role": "user", "content": "how many?"}]],
                         "completions": [[{"role": "assistant", "content": "select 1"}]], "refusal": [false]}
                        """);
        assertThat(lines)
                .containsExactly(
                        new Line.Answer(Task.of("how many?", List.of()), "select 1", null));
    }

    @Test
    void what_is_wrong_with_an_item_stays_its_own() {
        var lines =
                lines(
                        """
                        {"items": [{"question": "q"}, {"completion": "c", "expected_sql": 5}, {"completion": "c", "expected_sql": [null]},
                          {"completion": "c", "expected_sql": "s", "refusal": true}, {"completion": ""}, 7]}
                        """);
        assertThat(lines.subList(0, 4)).allMatch(Line.Faulty.class::isInstance);
        assertThat(lines.get(4)).isInstanceOf(Line.Answer.class);
        assertThat(lines.get(5)).isInstanceOf(Line.Faulty.class);
    }

    @Test
    void what_cannot_be_read_as_a_whole_is_refused() {
        for (var body :
                List.of(
                        "",
                        "[]",
                        "{\"items\": 3}",
                        "{\"completions\": \"c\"}",
                        "{\"completions\": [\"c\"], \"prompts\": []}")) {
            assertThatThrownBy(() -> RewardRequest.read(body))
                    .as(body)
                    .isInstanceOf(ProblemException.class);
        }
        assertThatThrownBy(() -> RewardRequest.read(" ".repeat(RewardRequest.MOST_BYTES + 1)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("8 MiB");
    }
}
