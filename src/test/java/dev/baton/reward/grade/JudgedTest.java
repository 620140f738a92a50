package dev.baton.reward.grade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.plan.Cancellation;
import dev.baton.reward.Component;
import dev.baton.reward.Grade;
import dev.baton.reward.Weights;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("postgres")
class JudgedTest {
    private static final Library LIBRARY = new Library();

    @AfterAll
    static void close() {
        LIBRARY.close();
    }

    private static Grade grade(Judge judge, List<String> golds, String sql) {
        return new Grader(Weights.USUAL, Library.BOUNDS, judge)
                .prepare(Task.of("Which novels?", golds), LIBRARY.source, null, new Cancellation())
                .grade(Candidate.query(sql, "because of this", 20), new Cancellation());
    }

    private static Judge saying(double value) {
        return (_, _, _, _, _) -> Optional.of(new Judge.Judged(value, "So I think.", "m-1", "abc"));
    }

    @Test
    void an_opinion_weighs_little_moves_no_gate_and_names_its_model() {
        var gold = List.of("select title from book where genre = 'novel'");
        var wrong = "select title from book where genre = 'essay'";
        var flattered = grade(saying(1), gold, wrong);
        assertThat(flattered.total()).isLessThanOrEqualTo(.6);
        assertThat(flattered.total()).isGreaterThan(grade(saying(0), gold, wrong).total());
        var judged = flattered.reward(Component.JUDGE).orElseThrow();
        assertThat(judged.evidence().text("model")).contains("m-1");
        assertThat(judged.evidence().text("prompt")).contains("abc");
        assertThat(judged.feedback()).isEqualTo("So I think.");
        assertThat(grade(saying(0), gold, gold.getFirst()).total()).isGreaterThanOrEqualTo(.7);
        assertThat(grade(Judge.NONE, gold, wrong).reward(Component.JUDGE)).isEmpty();
    }

    @Test
    void only_a_query_that_ran_is_judged() {
        var asked = new AtomicInteger();
        Judge counting =
                (_, _, _, _, _) -> {
                    asked.incrementAndGet();
                    return Optional.empty();
                };
        for (var sql :
                List.of(
                        "drop table book",
                        "select no from book",
                        "select (",
                        "select 1 / (year - year) from book")) {
            grade(counting, List.of(), sql);
        }
        assertThat(asked).hasValue(0);
        grade(counting, List.of(), "select title from book");
        assertThat(asked).hasValue(1);
    }
}
