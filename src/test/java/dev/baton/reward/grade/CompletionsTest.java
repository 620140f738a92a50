package dev.baton.reward.grade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.reward.grade.Candidate.Form;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class CompletionsTest {
    @Test
    void a_query_alone_is_clean_and_has_no_rationale() {
        for (var text :
                List.of(
                        "select 1",
                        " SELECT 1 ;\n",
                        "-- five\nselect 1",
                        "(select 1) union (select 2)",
                        "with a as (select 1) select * from a")) {
            var found = Completions.read(text);
            assertThat(found.form()).as(text).isEqualTo(Form.CLEAN);
            assertThat(found.sql()).isEqualTo(text.strip());
            assertThat(found.rationale()).isNull();
            assertThat(found.tokens()).isPositive();
        }
    }

    @Test
    void a_fence_with_words_around_it_is_clean_and_the_words_are_its_rationale() {
        var found =
                Completions.read(
                        "We count the books.\n```sql\nselect count(*)\nfrom book;\n```\nThat is all.");
        assertThat(found.form()).isEqualTo(Form.CLEAN);
        assertThat(found.sql()).isEqualTo("select count(*)\nfrom book;");
        assertThat(found.rationale()).contains("We count").contains("That is all");
        assertThat(Completions.read("```\nselect 1\n```").rationale()).isNull();
        assertThat(Completions.read("<think>count the books</think>select 1").rationale())
                .isEqualTo("count the books");
        assertThat(Completions.read("Cut off:\n```sql\nselect 1").form()).isEqualTo(Form.SALVAGED);
    }

    @Test
    void json_gives_query_and_reasons_under_the_names_models_use() {
        var found =
                Completions.read(
                        "{\"sql\": \"select 1\", \"reasoning\": [\"one\", \"two steps\"]}");
        assertThat(found)
                .isEqualTo(new Candidate(Form.CLEAN, "select 1", "one two steps", found.tokens()));
        assertThat(Completions.read("```json\n{\"query\": \"select 2\"}\n```").sql())
                .isEqualTo("select 2");
        assertThat(Completions.read("Here it is: {\"sql\": \"select 3\"} as wanted").form())
                .isEqualTo(Form.SALVAGED);
        assertThat(Completions.read("{\"sql\": \"```sql\\nselect 4\\n```\"}").sql())
                .isEqualTo("select 4");
        assertThat(Completions.read("{\"sql\": null, \"reasoning\": \"no such table\"}").form())
                .isEqualTo(Form.DECLINED);
        assertThat(Completions.read("{\"sql\": \"\"}").form()).isEqualTo(Form.NOTHING);
        assertThat(Completions.read("select '{\"sql\": \"x\"}'").sql())
                .isEqualTo("select '{\"sql\": \"x\"}'");
    }

    @Test
    void a_query_among_words_is_salvaged_without_them() {
        for (var text :
                List.of(
                        "The query is:\nselect title from book\n\nIt lists titles.",
                        "Use `select title from book` for that.",
                        "You want SELECT title FROM book; it lists titles.",
                        "select title from book;\n\nThis lists the titles.",
                        "select title from book\n\nExplanation: it lists titles.")) {
            var found = Completions.read(text);
            assertThat(found.form()).as(text).isEqualTo(Form.SALVAGED);
            assertThat(found.sql())
                    .isEqualToIgnoringCase(
                            found.sql().endsWith(";")
                                    ? "select title from book;"
                                    : "select title from book");
            assertThat(found.rationale()).isNotNull();
        }
        assertThat(
                        Completions.read("select a\n\nfrom b\n\nwhere c = 'x\n\nY z'\n\nor d = 1")
                                .form())
                .isEqualTo(Form.CLEAN);
    }

    @Test
    void several_fences_give_the_last_query_and_several_statements_stay_whole_for_the_guard() {
        var found =
                Completions.read("First:\n```sql\nselect 1\n```\nBetter:\n```sql\nselect 2\n```");
        assertThat(found.form()).isEqualTo(Form.SEVERAL);
        assertThat(found.sql()).isEqualTo("select 2");
        assertThat(Completions.read("```sql\nselect 1\n```\nagain\n```sql\nselect 1\n```").form())
                .isEqualTo(Form.CLEAN);
        assertThat(Completions.read("select 1; drop table book").sql())
                .isEqualTo("select 1; drop table book");
        for (var command :
                List.of(
                        "drop table book",
                        "DELETE FROM book",
                        "update book set title = ''",
                        "```sql\ntruncate book\n```")) {
            assertThat(Completions.read(command).sql()).as(command).isNotNull();
        }
    }

    @Test
    void words_alone_decline_and_less_than_that_is_nothing() {
        for (var text :
                List.of(
                        "I cannot answer that.",
                        "With this schema I can select nothing from any table.",
                        "Select the right table first, please.",
                        "Update: the data does not say.",
                        "<think>hm hm hm</think>There is no such table.")) {
            assertThat(Completions.read(text).form()).as(text).isEqualTo(Form.DECLINED);
        }
        for (var text :
                List.of("", "  \n", "42", "hm", "<think>select 1 never ended", "```\n```")) {
            assertThat(Completions.read(text).form()).as(text).isEqualTo(Form.NOTHING);
        }
    }

    @Test
    void no_text_makes_reading_slow() {
        var n = 200_000;
        for (var text :
                List.of(
                        "(".repeat(n),
                        "--\n".repeat(n),
                        "/**/".repeat(n),
                        "{".repeat(n),
                        "```sql ".repeat(n),
                        "select ".repeat(n),
                        "`select\n".repeat(n),
                        "with a as ".repeat(n),
                        "grant a ".repeat(n),
                        "<think>".repeat(n),
                        "\n \n".repeat(n),
                        "select '" + "\n\n".repeat(n),
                        "ab ".repeat(n))) {
            Assertions.assertTimeout(
                    Duration.ofSeconds(5), () -> Completions.read(text), text.substring(0, 8));
        }
    }
}
