package dev.baton.run;

import static dev.baton.run.Plans.answering;
import static dev.baton.run.Plans.echo;
import static dev.baton.run.Plans.given;
import static dev.baton.run.Plans.ref;
import static dev.baton.run.Plans.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.escalation.Escalation;
import dev.baton.escalation.EscalationId;
import dev.baton.escalation.EscalationRows;
import dev.baton.escalation.Shown;
import dev.baton.plan.Question;
import dev.baton.plan.RunId;
import dev.baton.plan.SessionId;
import dev.baton.plan.StepId;
import dev.baton.plan.Value;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("postgres")
class RetentionTest {
    private static final Value ROWS = new Value.Items(List.of(Value.number(1)));

    private static RunId run(TestEngine world) {
        var answer = new Value.Fields(Map.of("rows", ref("E1.rows"), "sql", Value.text("select")));
        return world.ended(answering(answer, given(step(1, "echo"), "rows", ROWS))).id();
    }

    private static void forget(TestEngine world, Duration later) throws SQLException {
        var clock = Clock.fixed(Instant.now().plus(later), ZoneOffset.UTC);
        new Retention(world.pool, TestEngine.config(RunConfig.class, Map.of()), clock).forget();
    }

    @Test
    void rows_go_after_an_hour_and_the_rest_after_a_month() throws SQLException {
        try (var world = TestEngine.fresh(echo())) {
            var run = run(world);

            forget(world, Duration.ofMinutes(50));
            assertThat(world.runs.find(run).orElseThrow().answer().body().at("rows"))
                    .isEqualTo(ROWS);

            forget(world, Duration.ofMinutes(70));
            var body = world.runs.find(run).orElseThrow().answer().body();
            assertThat(body.at("rows")).isEqualTo(Value.NOTHING);
            assertThat(body.at("rows_removed")).isEqualTo(new Value.Flag(true));
            assertThat(body.text("sql")).contains("select");
            var evidence = world.runs.evidence(run).get(new StepId("E1"));
            assertThat(evidence.body()).isEqualTo(Value.NOTHING);
            assertThat(evidence.digest()).isEqualTo("well done");
            assertThat(world.events(run)).isNotEmpty();

            forget(world, Duration.ofDays(31));
            assertThat(world.runs.find(run)).isEmpty();
            assertThat(world.events(run)).isEmpty();
            assertThat(world.runs.steps(run)).isEmpty();
        }
    }

    @Test
    void a_run_is_kept_as_long_as_its_grade_is() throws SQLException {
        try (var world = TestEngine.fresh(echo())) {
            var run = run(world);
            change(
                    world,
                    """
                    insert into graded(run_id, step_id, candidate, total, outcome, verified,
                                       comparison, weights_version, created_at)
                    values ('%s', 'E6', 0, 1, 1, true, '{}', 'abc', now())
                    """
                            .formatted(run));

            forget(world, Duration.ofDays(31));
            assertThat(world.runs.find(run).orElseThrow().answer().body().text("sql"))
                    .contains("select");

            change(world, "delete from graded");
            forget(world, Duration.ofDays(31));
            assertThat(world.runs.find(run)).isEmpty();
        }
    }

    private static void change(TestEngine world, String sql) throws SQLException {
        try (var connection = world.pool.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    @Test
    void what_a_person_is_still_to_decide_about_stays_whole() throws SQLException {
        try (var world = TestEngine.fresh(echo())) {
            var run = run(world);
            var asked = doubted(run);
            try (var connection = world.pool.getConnection()) {
                assertThat(EscalationRows.insert(connection, asked)).isTrue();
            }

            forget(world, Duration.ofDays(31));
            assertThat(world.runs.find(run).orElseThrow().answer().body().at("rows"))
                    .isEqualTo(ROWS);

            try (var connection = world.pool.getConnection()) {
                EscalationRows.withdraw(
                        connection,
                        run,
                        Question.Reason.QUESTION,
                        "nobody needs it",
                        Instant.now());
            }
            forget(world, Duration.ofDays(31));
            assertThat(world.runs.find(run)).isEmpty();
            try (var connection = world.pool.getConnection()) {
                assertThat(EscalationRows.lock(connection, asked.id())).isEmpty();
            }
        }
    }

    private static Escalation doubted(RunId run) {
        var now = Instant.now();
        return Escalation.open(
                EscalationId.fresh(),
                new Escalation.Origin(run, null, new SessionId("s"), "rita", "nl2sql", 5, now),
                new Shown(new Question("Is it right?", List.of()), List.of(), null),
                Escalation.Terms.ONE_PERSON,
                now.plus(Duration.ofDays(60)));
    }
}
