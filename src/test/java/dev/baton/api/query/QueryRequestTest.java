package dev.baton.api.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import dev.baton.plan.Value;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryRequestTest {
    @Test
    void a_question_alone_is_enough() {
        var request = QueryRequest.read("{\"query\": \" How many? \"}");
        assertThat(request.query()).isEqualTo("How many?");
        assertThat(request.train()).isNull();
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

    private static TrainMode train(String more) {
        return QueryRequest.read("{\"query\": \"a\", \"mode\": \"train\"" + more + "}").train();
    }

    @Test
    void in_training_one_query_or_several_are_right_or_it_is_right_to_decline_or_nobody_knows() {
        var unknown = new TrainMode(List.of(), false, null, Value.Fields.EMPTY);

        assertThat(train("")).isEqualTo(unknown);
        assertThat(train(", \"context\": {\"expected_sql\": null}")).isEqualTo(unknown);
        assertThat(train(", \"context\": {\"expected_sql\": \"select 1\", \"ordered\": true}"))
                .isEqualTo(new TrainMode(List.of("select 1"), false, true, Value.Fields.EMPTY));
        assertThat(train(", \"context\": {\"expected_sql\": [\"select 1\", \"select 2\"]}").golds())
                .containsExactly("select 1", "select 2");
        assertThat(train(", \"context\": {\"expected\": \"decline\"}").refusal()).isTrue();
        assertThat(
                        train(", \"context\": {\"expected_sql\": null, \"answerable\": false}")
                                .refusal())
                .isTrue();
        assertThat(train(", \"context\": {\"answerable\": true}").refusal()).isFalse();
        assertThat(train(", \"variant\": {\"engine\": \"rules\"}").variant().text("engine"))
                .contains("rules");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"context\": {\"expected_sql\": 7}",
                "\"context\": {\"expected_sql\": \" \"}",
                "\"context\": {\"expected_sql\": [\"select 1\", null]}",
                "\"context\": {\"expected\": \"select 1\"}",
                "\"context\": {\"expected\": \"decline\", \"expected_sql\": \"select 1\"}",
                "\"context\": {\"answerable\": \"no\"}",
                "\"variant\": \"rules\"",
                "\"variant\": {\"engine\": \"oracle\"}",
                "\"variant\": {\"temperature\": 9}"
            })
    void what_training_cannot_be_held_against_is_a_bad_request(String more) {
        assertThat(causeOf("{\"query\": \"a\", \"mode\": \"train\", " + more + "}"))
                .isEqualTo(Cause.BAD_REQUEST);
    }

    @Test
    void only_in_training_a_variant_may_be_named() {
        assertThat(causeOf("{\"query\": \"a\", \"variant\": {\"engine\": \"rules\"}}"))
                .isEqualTo(Cause.BAD_REQUEST);
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
