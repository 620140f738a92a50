package dev.baton.reward.grade;

import static dev.baton.reward.grade.Library.grade;
import static dev.baton.reward.grade.Library.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.baton.plan.Cancellation;
import dev.baton.plan.ProblemException;
import dev.baton.reward.Agreement;
import dev.baton.reward.Component;
import dev.baton.reward.Grade;
import dev.baton.reward.Reward;
import dev.baton.reward.Weights;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("postgres")
class GraderTest {
    private static final Library LIBRARY = new Library();
    private static final String SWEDES =
            "select a.name, count(*) from author a join writes w on w.author_id = a.id where a.country = 'SE' group by a.name";

    @AfterAll
    static void close() {
        LIBRARY.close();
    }

    private static double value(Grade grade, Component component) {
        return grade.reward(component).map(Reward::value).orElseThrow();
    }

    private static String feedback(Grade grade, Component component) {
        return grade.reward(component).map(Reward::feedback).orElseThrow();
    }

    @Test
    void the_gold_itself_loses_only_what_the_same_cost_loses() {
        var found = query(LIBRARY.task(SWEDES), SWEDES);
        assertThat(found.comparison().agreement()).isEqualTo(Agreement.STRICT);
        assertThat(found.total()).isCloseTo((.9 + .05 * .8) / .95 + .0, within(.011));
        assertThat(value(found, Component.SAFETY)).isEqualTo(1);
        assertThat(value(found, Component.SCHEMA_LINK)).isEqualTo(1);
        assertThat(value(found, Component.VALUE_LINK)).isEqualTo(1);
        assertThat(value(found, Component.EFFICIENCY)).isEqualTo(.8);
        assertThat(found.outcome()).isEqualTo(1);
        assertThat(found.verified()).isTrue();
        assertThat(found.right()).isTrue();
        assertThat(found.weights()).isEqualTo(Weights.USUAL.version());
        assertThat(found.reward(Component.LENGTH)).isEmpty();
    }

    @Test
    void other_ways_to_write_it_agree_whatever_their_aliases_and_columns_order() {
        var found =
                query(
                        LIBRARY.task(SWEDES),
                        "with s as (select id, name as n from author where country = 'SE') select count(w.book_id) as books, s.n from s, writes as w where s.id = w.author_id group by s.n");
        assertThat(found.comparison().agreement()).isEqualTo(Agreement.STRICT);
        // It reads writes.book_id and the gold does not.
        assertThat(value(found, Component.SCHEMA_LINK)).isCloseTo(12.0 / 13, within(1e-9));
        assertThat(feedback(found, Component.SCHEMA_LINK))
                .isEqualTo("Unused column writes.book_id.");
    }

    @Test
    void feedback_names_the_missing_and_the_unused_table() {
        var found =
                query(
                        LIBRARY.task(SWEDES),
                        "select a.name, count(*) from author a join domain_author d on d.author_id = a.id where a.country = 'SE' group by a.name");
        assertThat(found.feedback()).contains("Missing table writes; unused table domain_author.");
        assertThat(found.total()).isLessThanOrEqualTo(.6);
    }

    @Test
    void a_star_is_all_columns_and_too_many_columns_do_not_agree() {
        var task = LIBRARY.task("select title from book where genre = 'novel'");
        var two = query(task, "select title, id, year from book where genre = 'novel'");
        assertThat(two.comparison().agreement()).isEqualTo(Agreement.RELAXED);
        assertThat(value(two, Component.RESULT)).isEqualTo(.85);
        assertThat(two.total()).isBetween(.6, .95);
        assertThat(two.outcome()).isEqualTo(.1);
        assertThat(two.right()).isFalse();
        var all = query(task, "select * from book where genre = 'novel'");
        assertThat(all.comparison().agreement()).isEqualTo(Agreement.NONE);
        assertThat(value(all, Component.EFFICIENCY)).isEqualTo(0);
        assertThat(value(all, Component.SCHEMA_LINK)).isLessThan(value(two, Component.SCHEMA_LINK));
        assertThat(all.total()).isLessThanOrEqualTo(.6);
    }

    @Test
    void a_wrong_result_gets_a_share_of_the_rows_that_are_right() {
        var task = LIBRARY.task("select title from book where genre = 'novel'");
        var found = query(task, "select title from book where genre <> 'poems'");
        assertThat(value(found, Component.RESULT)).isCloseTo(.4 * 6 / 8, within(1e-9));
        assertThat(feedback(found, Component.RESULT)).contains("5 rows come back; 3 are right");
        assertThat(
                        value(
                                query(task, "select title from book where genre = 'drama'"),
                                Component.RESULT))
                .isEqualTo(0);
    }

    @Test
    void an_order_counts_when_the_gold_has_one_and_rows_that_are_alike_in_it_may_change_places() {
        var task =
                LIBRARY.task(
                        "select title, price from book where price is not null order by price desc");
        assertThat(
                        agreement(
                                task,
                                "select title, price from book where price is not null order by price desc, title desc"))
                .isEqualTo(Agreement.STRICT);
        var found =
                query(task, "select title, price from book where price is not null order by price");
        assertThat(found.comparison().agreement()).isEqualTo(Agreement.NONE);
        assertThat(feedback(found, Component.RESULT)).contains("wrong order");
        var free =
                LIBRARY.grader.prepare(
                        new Task(
                                "q",
                                List.of("select title from book order by title"),
                                false,
                                false),
                        LIBRARY.source,
                        null,
                        new Cancellation());
        assertThat(agreement(free, "select title from book order by title desc"))
                .isEqualTo(Agreement.STRICT);
    }

    @Test
    void the_best_of_several_golds_counts() {
        var task =
                LIBRARY.task(
                        "select id from book where year = 2010",
                        "select title from book where year = 2010");
        var found = query(task, "select title from book where year = 2010");
        assertThat(found.comparison().agreement()).isEqualTo(Agreement.STRICT);
        assertThat(found.comparison().gold()).isEqualTo(2);
        assertThat(value(found, Component.SCHEMA_LINK)).isEqualTo(1);
    }

    @Test
    void a_gold_that_says_nothing_never_punishes_and_is_told() {
        var faulty =
                List.of(
                        "selec title from book",
                        "delete from book",
                        "select nothing from book",
                        "select 1 / (year - year) from book",
                        "select title from book where genre = 'drama'",
                        "select max(price) from book where genre = 'drama'");
        var task = LIBRARY.task(faulty.toArray(String[]::new));
        assertThat(task.golds()).hasSize(6).noneMatch(GoldReport::usable);
        var found = query(task, "select title from book");
        assertThat(found.verified()).isFalse();
        assertThat(found.comparison().faults()).hasSize(6);
        assertThat(found.comparison().faults().get(4)).contains("no rows");
        assertThat(found.reward(Component.RESULT)).isEmpty();
        assertThat(found.total()).isEqualTo(.6);
        assertThat(found.total())
                .isEqualTo(query(LIBRARY.task(), "select title from book").total());

        var half = LIBRARY.task("delete from book", "select title from book");
        assertThat(query(half, "select title from book").right()).isTrue();
        assertThat(half.golds()).extracting(GoldReport::usable).containsExactly(false, true);
    }

    @Test
    void what_is_refused_gets_the_minimum_and_nothing_else_is_looked_at() {
        for (var sql :
                List.of(
                        "drop table book",
                        "delete from book",
                        "select pg_sleep(10)",
                        "select title from book; delete from book",
                        "select * from pg_shadow",
                        "with x as (delete from book returning *) select * from x")) {
            for (var task : List.of(LIBRARY.task(SWEDES), LIBRARY.task())) {
                var found = grade(task, sql);
                assertThat(found.total()).as(sql).isEqualTo(-1);
                assertThat(found.rewards())
                        .extracting(Reward::name)
                        .containsExactly(Component.SAFETY);
                assertThat(found.outcome()).isEqualTo(0);
                assertThat(found.feedback().getFirst()).startsWith("The query is refused.");
            }
        }
        assertThat(
                        query(
                                        LIBRARY.task("select count(*) from book"),
                                        "select count(*) from book")
                                .right())
                .isTrue();
    }

    @Test
    void what_cannot_be_read_or_names_what_is_not_there_is_no_danger_and_gets_little() {
        var task = LIBRARY.task(SWEDES);
        var torn = query(task, "select name from author where (");
        assertThat(value(torn, Component.SYNTAX)).isEqualTo(0);
        assertThat(value(torn, Component.EXECUTION)).isEqualTo(0);
        assertThat(torn.total()).isBetween(0.0, .1);
        var invented =
                query(
                        task,
                        "select a.nickname, count(*) from author a join writings w on w.author_id = a.id group by 1");
        assertThat(value(invented, Component.SYNTAX)).isEqualTo(.5);
        assertThat(feedback(invented, Component.SCHEMA_LINK))
                .contains("unknown a.nickname, writings");
        assertThat(invented.total()).isGreaterThan(torn.total()).isLessThan(.4);
        var mistyped = query(task, "select name from author where born = 'old'");
        assertThat(value(mistyped, Component.SYNTAX)).isEqualTo(.5);
        assertThat(feedback(mistyped, Component.SYNTAX)).contains("invalid input syntax");
    }

    @Test
    void what_fails_or_takes_too_long_is_told_apart() {
        var task = LIBRARY.task(SWEDES);
        var failing = query(task, "select name, 1 / (born - born) from author");
        assertThat(value(failing, Component.EXECUTION)).isEqualTo(0);
        assertThat(feedback(failing, Component.EXECUTION)).contains("division by zero");
        var heavy =
                query(
                        task,
                        "select count(*) from generate_series(1, 900000) a, generate_series(1, 900000) b where a + b = 3");
        assertThat(value(heavy, Component.EXECUTION)).isEqualTo(.25);
        assertThat(value(heavy, Component.SYNTAX)).isEqualTo(1);
        var many =
                query(
                        LIBRARY.task(),
                        "select a.n from generate_series(1, 9000) as a(n), generate_series(1, 9) b");
        assertThat(value(many, Component.EXECUTION)).isEqualTo(1);
        assertThat(many.reward(Component.EXECUTION).orElseThrow().evidence().toString())
                .contains("truncated");
    }

    @Test
    void without_a_gold_no_more_than_three_fifths_are_given_and_invented_joins_cost() {
        var task = LIBRARY.task();
        var declared =
                query(task, "select a.name from author a join writes w on w.author_id = a.id");
        assertThat(declared.verified()).isFalse();
        assertThat(declared.total()).isEqualTo(.6);
        assertThat(value(declared, Component.SCHEMA_LINK)).isEqualTo(1);
        var sibling = query(task, "select 1 from writes w join domain_author d using (author_id)");
        assertThat(value(sibling, Component.SCHEMA_LINK)).isEqualTo(1);
        var invented = query(task, "select a.name from author a join book b on b.year = a.born");
        assertThat(value(invented, Component.SCHEMA_LINK)).isEqualTo(.5);
        assertThat(feedback(invented, Component.SCHEMA_LINK)).contains("book.year = author.born");
    }

    @Test
    void texts_that_are_not_stored_are_told() {
        var task = LIBRARY.task("select title from book where genre = 'novel'");
        var found = query(task, "select title from book where genre = 'Novels' or genre = 'novel'");
        assertThat(value(found, Component.VALUE_LINK)).isEqualTo(.5);
        var beside =
                query(task, "select title from book where genre = 'Novels' or genre = 'essay'");
        assertThat(value(beside, Component.VALUE_LINK)).isEqualTo(0);
        assertThat(
                        value(
                                query(
                                        LIBRARY.task(),
                                        "select title from book where genre in ('Novels', 'essay')"),
                                Component.VALUE_LINK))
                .isEqualTo(.5);
        assertThat(feedback(found, Component.VALUE_LINK)).contains("'Novels'");
        assertThat(
                        query(task, "select title from book where lower(genre) = 'novel'")
                                .reward(Component.VALUE_LINK)
                                .orElseThrow()
                                .value())
                .isEqualTo(1);
        assertThat(
                        query(task, "select title from book where year = 2010")
                                .reward(Component.VALUE_LINK))
                .isEmpty();
    }

    @Test
    void to_decline_is_right_where_nothing_can_be_answered_and_wrong_elsewhere() {
        var impossible =
                LIBRARY.grader.prepare(
                        Task.toDecline("What is the weather?"),
                        LIBRARY.source,
                        null,
                        new Cancellation());
        var declined =
                grade(
                        impossible,
                        "{\"sql\": null, \"reasoning\": \"There is no table about weather.\"}");
        assertThat(declined.total()).isEqualTo(1);
        assertThat(declined.outcome()).isEqualTo(1);
        assertThat(declined.right()).isTrue();
        assertThat(grade(impossible, "The data says nothing about the weather.").total())
                .isEqualTo(1);
        assertThat(grade(impossible, "").total()).isEqualTo(0);
        var answered = grade(impossible, "select name from author");
        assertThat(answered.total()).isEqualTo(0);
        assertThat(answered.outcome()).isEqualTo(0);
        assertThat(answered.verified()).isTrue();
        assertThat(grade(impossible, "drop table author").total()).isEqualTo(-1);

        var shy = grade(LIBRARY.task(SWEDES), "I cannot answer this from the tables.");
        assertThat(shy.total()).isEqualTo(0);
        assertThat(shy.feedback()).contains("It declines a question that can be answered.");
    }

    @Test
    void the_same_answer_gets_the_same_grade_twice() {
        for (var sql :
                List.of(
                        SWEDES,
                        "select name from author",
                        "select no from author",
                        "drop table author")) {
            assertThat(query(LIBRARY.task(SWEDES), sql))
                    .isEqualTo(query(LIBRARY.task(SWEDES), sql));
        }
    }

    @Test
    void a_cancelled_grading_ends_and_a_lost_database_is_no_grade() {
        var task = LIBRARY.task(SWEDES);
        var cancelled = new Cancellation();
        cancelled.cancel();
        assertThatThrownBy(() -> task.grade(Completions.read(SWEDES), cancelled))
                .isInstanceOf(ProblemException.class);
        try (var lost = new Library()) {
            var prepared = lost.task(SWEDES);
            lost.source.close();
            assertThatThrownBy(() -> query(prepared, SWEDES)).isInstanceOf(RuntimeException.class);
        }
    }

    private static Agreement agreement(PreparedTask task, String sql) {
        return query(task, sql).comparison().agreement();
    }
}
