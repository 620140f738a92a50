package dev.baton.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.json.Json;
import org.junit.jupiter.api.Test;

class AnswerTextTest {
    @Test
    void a_table_has_its_numbers_on_the_right_and_says_that_it_is_cut() {
        var text =
                AnswerText.of(
                        Json.tree(
                                """
                                {"answer": "Two companies.", "sql": "select 1", "confidence": 0.9,
                                 "engine": "rules", "truncated": true,
                                 "columns": [{"name": "company", "type": "text"},
                                             {"name": "n", "type": "integer"}],
                                 "rows": [["Nordwind", 12], [null, 3]]}
                                """));
        assertThat(text)
                .isEqualTo(
                        """
                        Two companies.

                        company    n
                        ------------
                        Nordwind  12
                                   3
                        (only the first 2 rows)

                        select 1

                        confidence 0.90, rules\
                        """);
    }

    @Test
    void stored_text_cannot_steer_the_terminal() {
        var answer = Json.tree("{\"answer\": \"a\\u001b[2Jb\", \"columns\": []}");
        assertThat(AnswerText.of(answer)).doesNotContain("\u001b").contains("a [2Jb");
    }
}
