package dev.baton.reward.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.plan.RunId;
import dev.baton.plan.StepId;
import dev.baton.plan.Value;
import dev.baton.reward.Agreement;
import dev.baton.reward.Compared;
import dev.baton.reward.Component;
import dev.baton.reward.Grade;
import dev.baton.reward.Reward;
import dev.baton.run.TestEngine;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("postgres")
class GradesTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123456Z");
    private static final StepId STEP = StepId.of(6);
    private static TestEngine world;

    private final Grades grades = at(NOW);

    @BeforeAll
    static void start() {
        world = TestEngine.fresh();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static Grades at(Instant now) {
        return new Grades(world.store(), Clock.fixed(now, ZoneOffset.UTC));
    }

    private static Grade grade(Agreement agreement, String feedback, Component... components) {
        var compared =
                new Compared(agreement, 0.25, 1, 2, 1, false, List.of("The second is empty."));
        return Grade.of(
                Stream.of(components).map(name -> reward(name, feedback)).toList(),
                compared,
                "abc123abc123");
    }

    private static Reward reward(Component name, String feedback) {
        var seen = Value.Fields.EMPTY.with("of", Value.text(name.code()));
        return new Reward(name, 0.5, 0.25, seen, feedback);
    }

    private static long rows(String table, RunId run) throws SQLException {
        try (var connection = world.store().getConnection();
                var query =
                        connection.prepareStatement(
                                "select count(*) from " + table + " where run_id = ?")) {
            query.setString(1, run.value());
            try (var row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    @Test
    void a_grade_is_read_as_it_was_written() {
        var run = new RunId("run-read");
        var grade = grade(Agreement.RELAXED, "It\0 runs.", Component.SYNTAX, Component.RESULT);
        var graded = grades.record(run, STEP, 0, grade);
        var read = grades.of(run).orElseThrow();

        assertThat(read.at()).isEqualTo(graded.at()).isEqualTo(NOW);
        assertThat(read.grade().total()).isEqualTo(grade.total());
        assertThat(read.grade().comparison()).isEqualTo(grade.comparison());
        assertThat(read.grade().weights()).isEqualTo("abc123abc123");
        assertThat(read.grade().rewards())
                .extracting(Reward::name)
                .containsExactly(Component.SYNTAX, Component.RESULT);
        assertThat(read.grade().feedback()).containsExactly("It runs.", "It runs.");
        assertThat(read.grade().rewards().getFirst().evidence())
                .isEqualTo(grade.rewards().getFirst().evidence());
        assertThat(grades.of(new RunId("run-other"))).isEmpty();
    }

    @Test
    void a_step_that_is_carried_out_twice_leaves_one_grade_the_later_one() throws SQLException {
        var run = new RunId("run-twice");
        grades.record(run, STEP, 0, grade(Agreement.NONE, "a", Component.SYNTAX, Component.RESULT));
        var later = grade(Agreement.STRICT, "b", Component.RESULT, Component.JUDGE);
        grades.record(run, STEP, 0, later);

        assertThat(rows("graded", run)).isEqualTo(1);
        assertThat(rows("reward", run)).isEqualTo(2);
        assertThat(grades.of(run).orElseThrow().grade()).isEqualTo(later);
    }

    @Test
    void old_grades_are_forgotten_with_all_their_rewards() throws SQLException {
        var old = new RunId("run-old");
        var young = new RunId("run-young");
        var grade = grade(Agreement.STRICT, "a", Component.RESULT);
        at(NOW.minus(Duration.ofDays(31))).record(old, STEP, 0, grade);
        at(NOW.minus(Duration.ofDays(29))).record(young, STEP, 0, grade);

        new Forgetting(world.store(), () -> Duration.ofDays(30), Clock.fixed(NOW, ZoneOffset.UTC))
                .forget();

        assertThat(rows("graded", old)).isZero();
        assertThat(rows("reward", old)).isZero();
        assertThat(grades.of(young)).isPresent();
    }
}
