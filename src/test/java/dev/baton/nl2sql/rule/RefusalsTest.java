package dev.baton.nl2sql.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM people",
                "select name from people where id = 1",
                "select count(*) from people;",
                "drop table projects",
                "DROP  TABLE projects; --",
                "with x as (select 1) select * from x",
                "update projects set budget = 0",
                "Delete all cancelled projects",
                "Why are projects delayed?",
                "but why?",
                "please remove the projects of Acme",
                "",
                "🚢🚢",
                "Сколько проектов?"
            })
    void no_question_in_words_is_answered_with_a_query(String text) {
        assertThat(Refusals.of(text)).isNotNull();
    }

    @Test
    void who_asks_in_german_is_answered_in_german() {
        assertThat(Refusals.of("Wie viele Bäume gibt es?")).startsWith("Ohne Sprachmodell");
        assertThat(Refusals.of("Bitte lösche alle Bäume")).startsWith("Baton liest nur");
        assertThat(Refusals.of("Combien des arbres et les fruits ?"))
                .startsWith("Without a language model");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Select the clients from Berlin",
                "Show all active projects with budget over 100000",
                "Which orders were deleted in 2023?",
                "List the drop rate per month",
                "With which suppliers do we work?",
                "Create a list of customers with their cities",
                "How many copies of each book were sold?"
            })
    void questions_that_sound_a_little_like_sql_are_questions(String text) {
        assertThat(Refusals.of(text)).isNull();
    }
}
