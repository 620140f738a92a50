package dev.baton.reward.grade;

import static dev.baton.reward.grade.Library.query;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.plan.Cancellation;
import dev.baton.reward.Agreement;
import dev.baton.reward.Component;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("postgres")
class VariantTest {
    private static final Library HERE = new Library();
    private static final Library THERE = new Library();

    @BeforeAll
    static void change() {
        THERE.execute(
                "insert into book values (7, 'Gem', 'novel', 16, 2016), (8, 'Gem', 'drama', 3, 2016)");
        THERE.execute("insert into author values (6, 'Ann', 'DK', 1999)");
        THERE.execute("delete from review");
        THERE.execute("analyze");
    }

    @AfterAll
    static void close() {
        HERE.close();
        THERE.close();
    }

    private static PreparedTask both(String... golds) {
        return HERE.grader.prepare(
                Task.of("q", List.of(golds)), HERE.source, THERE.source, new Cancellation());
    }

    @Test
    void what_agrees_by_chance_is_told_apart_by_other_data() {
        var gold = "select title from book where price > 16";
        var wrong = "select title from book where price >= 16";
        assertThat(query(HERE.task(gold), wrong).comparison().agreement())
                .isEqualTo(Agreement.STRICT);
        var found = query(both(gold), wrong);
        assertThat(found.comparison().agreement()).isEqualTo(Agreement.NONE);
        assertThat(found.comparison().variant()).isTrue();
        assertThat(found.reward(Component.RESULT).orElseThrow().feedback()).contains("other data");
        assertThat(found.reward(Component.RESULT).orElseThrow().value()).isLessThan(.4);
        assertThat(found.total()).isLessThanOrEqualTo(.6);
        var right = query(both(gold), "select b.title from book as b where 16 < b.price");
        assertThat(right.right()).isTrue();
        assertThat(right.comparison().variant()).isTrue();
    }

    @Test
    void a_gold_that_is_empty_on_one_side_counts_on_both() {
        var task = both("select title from book where genre = 'drama'");
        assertThat(task.golds().getFirst().usable()).isTrue();
        assertThat(query(task, "select title from book where genre = 'drama'").right()).isTrue();
        assertThat(query(task, "select title from book where genre = 'opera'").right()).isFalse();
        var reviews = both("select reader from review where stars = 4");
        assertThat(query(reviews, "select reader from review where stars = 4").right()).isTrue();
        assertThat(query(reviews, "select reader from review where stars = 3").right()).isFalse();
    }

    @Test
    void a_gold_that_does_not_run_on_the_other_data_is_held_against_this_data_alone() {
        var task =
                both(
                        "select title, 10 / (year - 2016) from book where genre in ('novel', 'poems')");
        assertThat(task.golds().getFirst().usable()).isTrue();
        var found =
                query(
                        task,
                        "select title, 10 / (year - 2016) from book where genre in ('novel', 'poems')");
        assertThat(found.right()).isTrue();
        assertThat(found.comparison().variant()).isFalse();
    }

    @Test
    void an_answer_that_does_not_run_on_the_other_data_does_not_agree() {
        var task = both("select count(*) from book where price < 12");
        var found =
                query(
                        task,
                        "select count(*) from book where 10 / (year - 2016) <> 77 and price < 12");
        assertThat(found.comparison().agreement()).isEqualTo(Agreement.NONE);
        assertThat(
                        query(
                                        HERE.task("select count(*) from book where price < 12"),
                                        "select count(*) from book where 10 / (year - 2016) <> 77 and price < 12")
                                .right())
                .isTrue();
    }
}
