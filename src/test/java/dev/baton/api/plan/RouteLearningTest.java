package dev.baton.api.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.TestPostgres;
import dev.baton.escalation.Choice;
import dev.baton.escalation.EscalationList;
import dev.baton.escalation.Filter;
import dev.baton.plan.Decision;
import dev.baton.plan.Plan;
import dev.baton.plan.SessionId;
import dev.baton.plan.Value;
import dev.baton.planner.Desk;
import dev.baton.planner.Workflows;
import dev.baton.planner.route.Outcomes;
import dev.baton.planner.route.Route;
import dev.baton.planner.route.Router;
import dev.baton.run.Plans;
import dev.baton.run.RunRequest;
import dev.baton.run.RunView;
import dev.baton.run.Runs;
import dev.baton.run.Terms;
import dev.baton.run.TestEngine;
import dev.baton.security.Caller;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What became of runs moves where later requests go, in the real tables. */
@Tag("postgres")
class RouteLearningTest {
    private static final String CLOSE =
            """
            name: month_end
            intents: {phrases: [close the books of a month, finish the accounts of the period]}
            steps: [{id: E1, agent: one}]
            answer: 1
            """;
    private static final String REQUEST = "finish accounts for period seven quickly";

    private final Clock later = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(6));
    private TestEngine world;

    @BeforeEach
    void start() {
        world = TestEngine.on(TestEngine.migrated(TestPostgres.fresh()), Map.of(), Plans.echo());
    }

    @AfterEach
    void stop() {
        world.close();
    }

    /** As a process that has just started sees it. */
    private Route route() {
        var workflows = new Workflows(Map.of("a", CLOSE));
        var router =
                new Router(
                        workflows,
                        new Outcomes(world.store(), later),
                        Desk.registry(Desk.ask()),
                        later);
        return router.route(REQUEST, Caller.LOCAL);
    }

    private void learn() {
        new RouteLearning(new Runs(world.store()), new Outcomes(world.store(), later), later)
                .learn();
    }

    private RunView ran(double confidence) {
        var answer =
                Value.Fields.EMPTY
                        .with("text", Value.text("done"))
                        .with("confidence", new Value.Number(BigDecimal.valueOf(confidence)));
        return world.ended(
                new RunRequest(
                        new SessionId("s"),
                        Caller.LOCAL,
                        "month_end",
                        REQUEST,
                        new Plan(REQUEST, List.of(Plans.step(1, "echo")), answer),
                        Value.Fields.EMPTY,
                        Duration.ofSeconds(10),
                        null,
                        null,
                        Terms.DEFAULT.escalating(Terms.Escalate.AFTERWARDS)));
    }

    private void approve(RunView run) {
        var asked =
                new EscalationList(world.store())
                        .list(
                                new Filter(
                                        Filter.Group.WAITING,
                                        Filter.Order.AGE,
                                        null,
                                        null,
                                        run.id(),
                                        null,
                                        null,
                                        null),
                                Caller.LOCAL,
                                null,
                                1)
                        .items()
                        .getFirst();
        var seen = new Choice.Seen(asked.standing().version(), asked.shownHash());
        world.engine.decide(
                asked.id(),
                new Choice(Decision.Action.APPROVE, Value.NOTHING, null, seen),
                Caller.LOCAL);
    }

    @Test
    void what_went_badly_is_not_chosen_again_and_a_new_process_knows_it() {
        assertThat(route()).isInstanceOf(Route.ToWorkflow.class);
        for (int i = 0; i < 6; i++) {
            ran(0.1);
        }
        learn();

        assertThat(route()).isInstanceOf(Route.ToQuestion.class);
    }

    @Test
    void what_a_person_approved_went_well_however_doubtful_it_was() {
        approve(ran(0.1));
        ran(0.9);
        learn();

        assertThat(route())
                .isInstanceOfSatisfying(
                        Route.ToWorkflow.class,
                        way -> assertThat(way.why()).endsWith("It went well before."));
    }

    @Test
    void a_run_is_learned_from_once_and_not_before_people_could_look_at_it() {
        ran(0.1);
        var now = Clock.systemUTC();
        new RouteLearning(new Runs(world.store()), new Outcomes(world.store(), now), now).learn();
        assertThat(failures()).isZero();

        learn();
        learn();

        assertThat(failures()).isOne();
    }

    private int failures() {
        try (var connection = world.store().getConnection();
                var statement = connection.createStatement();
                var row =
                        statement.executeQuery(
                                "select coalesce(sum(failures), 0) from route_outcome")) {
            row.next();
            return row.getInt(1);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
