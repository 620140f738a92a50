package dev.baton.run;

import static dev.baton.run.Plans.answering;
import static dev.baton.run.Plans.echo;
import static dev.baton.run.Plans.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.TestPostgres;
import dev.baton.plan.Confidence;
import dev.baton.plan.Question.Reason;
import dev.baton.plan.Value;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Answers that are given at once although nobody is sure, and what people say to them then. */
@Tag("postgres")
class DoubtTest {
    private static TestEngine world;

    @BeforeAll
    static void start() {
        world = TestEngine.on(TestEngine.migrated(TestPostgres.fresh()), Map.of(), echo());
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    private static Value.Fields answer(String question, String sql) {
        var body = new LinkedHashMap<String, Value>();
        body.put("kind", Value.text("query"));
        body.put("question", Value.text(question));
        body.put("text", Value.text("It is 7."));
        body.put("sql", Value.text(sql));
        body.put("rows", rows(300));
        body.put("confidence", new Value.Number(new BigDecimal("0.3")));
        body.put("requires_human", new Value.Flag(true));
        return new Value.Fields(body);
    }

    private static Value rows(int count) {
        return new Value.Items(
                IntStream.range(0, count)
                        .<Value>mapToObj(n -> new Value.Items(List.of(Value.text("row " + n))))
                        .toList());
    }

    private static RunRequest asked(Value.Fields answer) {
        return answering(answer, step(1, "echo"))
                .on(Terms.DEFAULT.escalating(Terms.Escalate.AFTERWARDS));
    }

    private static RunView ended(Value.Fields answer) {
        return world.ended(asked(answer));
    }

    @Test
    void a_person_sees_words_and_sql_and_the_rows_stay_with_the_run() {
        var run = ended(answer("How many are open?", "select 1"));
        var asked = world.waiting(run.id()).getFirst();
        var proposed = (Value.Fields) asked.proposed();

        assertThat(asked.shown().question().reason()).isEqualTo(Reason.LOW_CONFIDENCE);
        assertThat(asked.shown().confidence()).isEqualTo(new Confidence(0.3));
        assertThat(proposed.text("sql")).contains("select 1");
        assertThat(proposed.fields()).doesNotContainKey("rows");

        world.approve(asked);

        var approved = world.end(run.id()).answer();
        assertThat(approved.version()).isEqualTo(2);
        assertThat(approved.body().at("rows")).isEqualTo(rows(300));
        assertThat(approved.body().at("confidence")).isEqualTo(Value.number(1));
        assertThat(approved.body().at("requires_human")).isEqualTo(new Value.Flag(false));
        assertThat(((Value.Fields) approved.body().at("decision")).text("by")).contains("berta");
    }

    @Test
    void what_a_correction_does_not_name_stays_as_it_was() {
        var run = ended(answer("How many are late?", "select 2"));
        world.correct(
                world.waiting(run.id()).getFirst(),
                Value.Fields.EMPTY.with("text", Value.text("It is 8.")));

        var corrected = world.end(run.id()).answer().body();
        assertThat(corrected.text("text")).contains("It is 8.");
        assertThat(corrected.text("sql")).contains("select 2");
        assertThat(corrected.at("rows")).isEqualTo(rows(300));
    }

    @Test
    void nobody_is_asked_twice_about_the_same_while_it_waits() {
        var first = ended(answer("How many are lost?", "select 3"));
        var again = ended(answer("  how many   are LOST?", "select 3"));
        var other = ended(answer("How many are lost?", "select 33"));

        assertThat(world.waiting(again.id())).isEmpty();
        assertThat(world.waiting(other.id())).hasSize(1);
        world.reject(world.waiting(first.id()).getFirst());
        assertThat(world.waiting(ended(answer("How many are lost?", "select 3")).id())).hasSize(1);
    }

    @Test
    void of_one_caller_no_more_wait_than_somebody_will_read() {
        try (var strict =
                TestEngine.on(
                        TestEngine.migrated(TestPostgres.fresh()),
                        Map.of("baton.escalation.most-doubts", "2"),
                        echo())) {
            var waiting =
                    IntStream.range(0, 4)
                            .mapToObj(n -> answer("Number " + n + "?", "select " + n))
                            .map(answer -> strict.ended(asked(answer)))
                            .map(run -> strict.waiting(run.id()).size())
                            .toList();

            assertThat(waiting).containsExactly(1, 1, 0, 0);
        }
    }

    @Test
    void only_the_whole_is_doubted_and_not_the_runs_it_waits_for() {
        var terms = Terms.DEFAULT.escalating(Terms.Escalate.AFTERWARDS);
        assertThat(terms.ofChild().escalate()).isEqualTo(Terms.Escalate.NEVER);
        assertThat(terms.escalating(Terms.Escalate.WAIT).ofChild().escalate())
                .isEqualTo(Terms.Escalate.WAIT);
    }

    @Test
    void a_question_back_and_an_answer_that_there_is_none_are_nothing_to_decide() {
        for (var kind : List.of("clarification", "declined")) {
            var run = ended(answer("Which year?", "").with("kind", Value.text(kind)));
            assertThat(world.waiting(run.id())).isEmpty();
        }
    }

    @Test
    void who_changes_an_answer_has_settled_the_doubt() {
        var run = ended(answer("How many are new?", "select 4"));
        var asked = world.waiting(run.id()).getFirst();
        world.engine.appendAnswer(
                run.id(), answer("How many are new?", "select 5"), Confidence.FULL, "anna");

        assertThat(world.waiting(run.id())).isEmpty();
        assertThat(world.types(run.id())).endsWith("workflow_completed", "decided", "answer");
        assertThatThrownBy(() -> world.approve(asked))
                .hasMessageContaining("the answer was changed by anna");
    }
}
