package dev.baton.api.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchRequestTest {
    private static BatchRequest read(String body) {
        return BatchRequest.read(body, 3);
    }

    @Test
    void questions_are_words_or_objects_and_share_what_the_batch_says() {
        var batch =
                read(
                        """
                        {"data_source": "projects", "session_id": "s-1", "mode": "train",
                         "queries": ["How many?",
                                     {"query": "And who?", "context": {"expected_sql": "select 1"}},
                                     {"query": "Why?", "mode": "generate"}]}
                        """);

        assertThat(batch.dataSource()).isEqualTo("projects");
        assertThat(batch.session().value()).isEqualTo("s-1");
        assertThat(batch.title()).isEqualTo("3 questions");
        assertThat(batch.items())
                .extracting(item -> ((BatchRequest.Question) item).request())
                .satisfiesExactly(
                        first -> assertThat(first.train().golds()).isEmpty(),
                        second -> assertThat(second.train().golds()).containsExactly("select 1"),
                        third -> assertThat(third.train()).isNull());
    }

    @Test
    void a_question_that_cannot_be_asked_is_no_fault_of_the_others() {
        var batch =
                read("{\"queries\": [\"\", {\"query\": \"a\", \"data_source\": \"b\"}, \"Why?\"]}");

        assertThat(batch.items().get(0)).isInstanceOf(BatchRequest.Refused.class);
        assertThat(batch.items().get(1))
                .isInstanceOfSatisfying(
                        BatchRequest.Refused.class,
                        refused -> {
                            assertThat(refused.query()).isEqualTo("a");
                            assertThat(refused.problem().cause()).isEqualTo(Cause.BAD_REQUEST);
                        });
        assertThat(batch.items().get(2)).isInstanceOf(BatchRequest.Question.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"queries\": []}",
                "{\"queries\": \"How many?\"}",
                "{\"queries\": [\"a\", \"b\", \"c\", \"d\"]}",
                "{\"queries\": [\"a\"], \"session_id\": \"../x\"}"
            })
    void what_is_no_batch_is_refused_as_a_whole(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(ProblemException.class);
    }
}
