package dev.baton.api.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryRequestTest {
    @Test
    void a_question_alone_is_enough() {
        var request = QueryRequest.read("{\"query\": \" How many? \"}");
        assertThat(request.query()).isEqualTo("How many?");
        assertThat(request.mode()).isEqualTo("generate");
        assertThat(request.session()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "how many?",
                "[]",
                "{}",
                "{\"query\": null}",
                "{\"query\": \"  \"}",
                "{\"query\": 7}",
                "{\"query\": \"a\\u0000b\"}",
                "{\"query\": \"a\", \"mode\": \"dream\"}",
                "{\"query\": \"a\", \"context\": []}",
                "{\"query\": \"a\", \"session_id\": \"../x\"}"
            })
    void what_is_not_a_question_is_a_bad_request(String body) {
        assertThat(causeOf(body)).isEqualTo(Cause.BAD_REQUEST);
    }

    @Test
    void a_question_of_a_hundred_kilobytes_is_too_large() {
        assertThat(causeOf("{\"query\": \"" + "why ".repeat(25_000) + "\"}"))
                .isEqualTo(Cause.TOO_LARGE);
    }

    @Test
    void training_is_not_available_yet() {
        assertThat(causeOf("{\"query\": \"a\", \"mode\": \"train\"}"))
                .isEqualTo(Cause.MODE_UNAVAILABLE);
    }

    @Test
    void emoji_and_other_scripts_are_text() {
        assertThat(QueryRequest.read("{\"query\": \"¿Cuántos 🚢 есть?\"}").query())
                .isEqualTo("¿Cuántos 🚢 есть?");
    }

    private static Cause causeOf(String body) {
        var thrown = new ProblemException[1];
        assertThatThrownBy(() -> QueryRequest.read(body))
                .isInstanceOfSatisfying(ProblemException.class, e -> thrown[0] = e);
        return thrown[0].problem().cause();
    }
}
