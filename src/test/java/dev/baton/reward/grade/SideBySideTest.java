package dev.baton.reward.grade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.plan.Cancellation;
import dev.baton.plan.Value;
import dev.baton.reward.grade.SideBySide.State;
import dev.baton.reward.grade.SideBySide.Told;
import dev.baton.sql.Difference;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("postgres")
class SideBySideTest {
    private static final Library LIBRARY = new Library();
    private static final String NAMES = "select name, country from author";

    @AfterAll
    static void close() {
        LIBRARY.close();
    }

    private static Told told(@Nullable String sql, String... golds) {
        return new SideBySide(Library.BOUNDS)
                .of(Task.of("Who?", List.of(golds)), sql, LIBRARY.source, 5, new Cancellation());
    }

    private static Difference difference(Told told) {
        assertThat(told.difference()).isNotNull();
        return told.difference();
    }

    @Test
    void the_same_rows_are_told_as_the_same_whatever_the_columns_order() {
        var told = told("select country, name from author", NAMES);
        assertThat(told.state()).isEqualTo(State.SAME);
        assertThat(difference(told).columns()).containsExactly(1, 0);
        assertThat(difference(told).expected()).hasSizeLessThanOrEqualTo(5);
    }

    @Test
    void the_nearest_of_several_right_queries_is_shown() {
        var told = told("select name, country from author", "select 1", NAMES);
        assertThat(told.gold()).isEqualTo(2);
        assertThat(told.state()).isEqualTo(State.SAME);
    }

    @Test
    void what_is_missing_and_what_differs_is_counted() {
        var told = told(NAMES + " where name <> (select min(name) from author)", NAMES);
        assertThat(told.state()).isEqualTo(State.DIFFERENT);
        assertThat(difference(told).counts().missing()).isEqualTo(1);
        assertThat(difference(told).expected().getFirst().mark())
                .isEqualTo(Difference.Mark.MISSING);
        var other = told("select name, 'XX' from author", NAMES);
        assertThat(difference(other).counts().different()).isEqualTo(rows(other));
        assertThat(difference(other).answered().getFirst().cells().getLast())
                .isEqualTo(Value.text("XX"));
    }

    private static int rows(Told told) {
        assertThat(told.expected()).isNotNull();
        return told.expected().rowCount();
    }

    @Test
    void the_right_rows_in_the_wrong_order_are_told_as_such() {
        var told =
                told(
                        "select distinct country from author order by country desc",
                        "select distinct country from author order by country");
        assertThat(told.state()).isEqualTo(State.REORDERED);
    }

    @Test
    void a_query_that_fails_or_is_refused_says_why_beside_what_is_right() {
        var failed = told("select 1 / (count(*) - count(*)) from author", NAMES);
        assertThat(failed.state()).isEqualTo(State.FAILED);
        assertThat(failed.why()).contains("division by zero");
        assertThat(failed.answered()).isNull();
        assertThat(difference(failed).expected()).hasSize(5);
        assertThat(told("delete from author", NAMES).state()).isEqualTo(State.FAILED);
        assertThat(told("select nothing from nowhere", NAMES).why()).isNotBlank();
    }

    @Test
    void without_an_answer_or_without_something_right_there_is_nothing_to_compare() {
        assertThat(told(null, NAMES).state()).isEqualTo(State.NOTHING);
        assertThat(rows(told(null, NAMES))).isPositive();
        assertThat(told("select 1").state()).isEqualTo(State.NO_EXPECTED);
        var gone = told("select 1", "select name from was_dropped");
        assertThat(gone.state()).isEqualTo(State.EXPECTED_FAILED);
        assertThat(gone.why()).contains("was_dropped");
        assertThat(gone.expected()).isNull();
    }
}
