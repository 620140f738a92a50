package dev.baton.reward.training.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.json.Json;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionFileTest {
    private static QuestionFile read(String... lines) {
        return QuestionFile.lines(String.join("\n", lines), "shop", 1000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"projects", "freight"})
    void the_questions_of_a_sample_are_without_fault(String sample) {
        var text = SampleQuestions.of(sample).orElseThrow();
        var file = QuestionFile.lines(text, sample, 1000);

        assertThat(file.faults()).isEmpty();
        assertThat(file.questions()).hasSize(60).allMatch(each -> each.source().equals(sample));
        assertThat(file.questions())
                .allMatch(
                        each -> each.refusal() == each.golds().isEmpty(), "refusals have no gold");
    }

    @Test
    void a_sample_is_a_name_and_no_path() {
        assertThat(SampleQuestions.of("../schema-samples/projects")).isEmpty();
        assertThat(SampleQuestions.of("nothing")).isEmpty();
    }

    @Test
    void only_the_question_is_needed() {
        var question = read("{\"question\": \"How many?\", \"sql\": \"select 1\"}").questions();

        assertThat(question)
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.id()).isEqualTo("q1");
                    assertThat(each.source()).isEqualTo("shop");
                    assertThat(each.golds()).containsExactly("select 1");
                    assertThat(each.kind()).isEqualTo(Question.Kind.ANSWERABLE);
                    assertThat(each.difficulty()).isEqualTo("unrated");
                    assertThat(each.refusal()).isFalse();
                });
    }

    @Test
    void every_fault_is_told_with_its_line() {
        var faults =
                read(
                                "{\"id\": \"a\", \"question\": \"One?\", \"sql\": 7}",
                                "no json",
                                "",
                                "[1]",
                                "{\"id\": \"a\", \"question\": \" \", \"kind\": \"odd\"}",
                                "{\"question\": \"Two?\", \"after\": \"later\"}",
                                "{\"question\": \"Three?\", \"kind\": \"follow_up\"}",
                                "{\"question\": \"Four?\", \"kind\": \"unanswerable\", \"sql\": \"select 1\"}",
                                "{\"question\": \"Five?\", \"tags\": [1], \"ordered\": 1, \"sql\": [\"\"]}",
                                "{\"question\": \"a\\u0000b\"}")
                        .faults();

        assertThat(faults)
                .extracting(fault -> fault.line() + " " + fault.field())
                .containsExactly(
                        "1 sql",
                        "2 ",
                        "4 ",
                        "5 kind",
                        "5 question",
                        "5 id",
                        "6 after",
                        "7 after",
                        "8 sql",
                        "9 sql",
                        "9 tags",
                        "9 ordered",
                        "10 question");
        assertThat(faults).allMatch(fault -> fault.text().endsWith("."));
    }

    @Test
    void a_question_without_a_data_source_is_a_fault_when_there_is_no_usual_one() {
        var file = QuestionFile.lines("{\"question\": \"One?\"}", "", 10);

        assertThat(file.faults()).extracting(QuestionFault::field).containsExactly("data_source");
    }

    @Test
    void neither_faults_nor_questions_are_without_bound() {
        var bad = IntStream.range(0, 5000).mapToObj(_ -> "x").collect(Collectors.joining("\n"));
        assertThat(QuestionFile.lines(bad, "shop", 10_000).faults()).hasSize(201);

        var many =
                IntStream.range(0, 50)
                        .mapToObj(i -> "{\"question\": \"Q%d?\"}".formatted(i))
                        .collect(Collectors.joining("\n"));
        var file = QuestionFile.lines(many, "shop", 20);
        assertThat(file.questions()).hasSize(20);
        assertThat(file.faults()).isNotEmpty();
        assertThat(file.faults().getFirst())
                .isEqualTo(new QuestionFault(21, "", "There are more than 20 questions."));
    }

    @Test
    void a_list_of_objects_is_read_like_lines() {
        var list = Json.tree("[{\"question\": \"One?\"}, {\"sql\": \"select 1\"}]");
        var file = QuestionFile.list(list, "shop", 10);

        assertThat(file.faults())
                .containsExactly(new QuestionFault(2, "question", "There is no question."));
    }

    @Test
    void what_follows_one_another_is_one_thread() {
        var set =
                QuestionSet.of(
                        read(
                                        "{\"id\": \"a\", \"question\": \"A?\"}",
                                        "{\"id\": \"b\", \"question\": \"B?\"}",
                                        "{\"id\": \"c\", \"question\": \"C?\", \"after\": \"a\"}",
                                        "{\"id\": \"d\", \"question\": \"D?\", \"after\": \"c\"}")
                                .questions());

        assertThat(set.questions())
                .extracting(each -> each.thread() + " " + each.after())
                .containsExactly("0 null", "1 null", "0 0", "0 2");
    }

    @Test
    void the_hash_of_a_set_changes_with_any_question() {
        var one = QuestionSet.of(read("{\"question\": \"A?\"}").questions());
        var same = QuestionSet.of(read("{\"question\": \"A?\", \"why\": \"x\"}").questions());
        var other = QuestionSet.of(read("{\"question\": \"B?\"}").questions());

        assertThat(one.hash()).isEqualTo(same.hash()).isNotEqualTo(other.hash());
    }
}
