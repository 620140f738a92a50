package dev.baton.run.seen;

import static dev.baton.run.Plans.agent;
import static dev.baton.run.Plans.echo;
import static dev.baton.run.Plans.policy;
import static dev.baton.run.Plans.proven;
import static dev.baton.run.Plans.request;
import static dev.baton.run.Plans.staged;
import static dev.baton.run.Plans.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.agent.Work;
import dev.baton.model.ModelUse;
import dev.baton.plan.Cause;
import dev.baton.plan.OnFailure;
import dev.baton.plan.Problem;
import dev.baton.plan.RunId;
import dev.baton.plan.StepOutcome;
import dev.baton.plan.Value;
import dev.baton.run.RunStatus;
import dev.baton.run.Runs;
import dev.baton.run.TestEngine;
import dev.baton.run.seen.Timeline.AttemptSpan;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("postgres")
class SeenTest {
    private static final ModelUse USE = new ModelUse("sql", "m", "abc", 100, 20, 250, 3000L, 7);
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
    private static TestEngine engine;
    private static RunId well;
    private static RunId failed;

    /** Two runs that end well, one that fails by a step and one by its time. */
    @BeforeAll
    static void runs() {
        engine =
                TestEngine.fresh(
                        echo(),
                        agent(
                                "model",
                                (_, work) -> {
                                    work.used(USE);
                                    return proven(Value.Fields.EMPTY);
                                }),
                        agent("broken", (_, _) -> failure(Cause.QUERY_FAILED, "It is broken.")),
                        agent(
                                "slow",
                                (_, work) -> {
                                    untilCancelled(work);
                                    return failure(Cause.CANCELLED, "late");
                                }));
        well = engine.ended(request(staged(step(1, "model"), "thinking"), step(2, "echo", 1))).id();
        engine.ended(request(policy(step(1, "broken"), OnFailure.SKIP, Duration.ofSeconds(5))));
        failed = engine.ended(request(step(1, "broken"))).id();
        var late =
                engine.ended(
                        request(
                                null,
                                Duration.ofMillis(100),
                                Value.Fields.EMPTY,
                                policy(step(1, "slow"), OnFailure.FAIL, Duration.ofSeconds(5))));
        assertThat(late.status()).isEqualTo(RunStatus.FAILED);
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @Test
    void what_runs_cost_is_told_of_those_that_asked_a_model() {
        var store = new Runs(engine.store());
        var runs = List.of(store.find(well).orElseThrow(), store.find(failed).orElseThrow());
        var costs = new Costs(engine.store());
        assertThat(costs.of(runs)).containsExactly(java.util.Map.entry(well, "0.003000"));
        assertThat(costs.of(List.of())).isEmpty();
    }

    @Test
    void a_timeline_comes_from_what_the_engine_wrote() {
        var timeline = timelines().of(well).orElseThrow();
        assertThat(timeline.steps()).extracting(span -> span.state()).containsOnly("completed");
        assertThat(timeline.steps())
                .allSatisfy(span ->
                        assertThat(span.attempts())
                                .extracting(AttemptSpan::outcome)
                                .containsExactly("completed"));
        assertThat(timeline.stages())
                .extracting(Timeline.StageSpan::stage)
                .containsExactly("initialization", "thinking", "finalization");
        assertThat(timeline.stages()).allSatisfy(each -> assertThat(each.endedAt()).isNotNull());
        var call = timeline.steps().getFirst().spent().calls().getFirst();
        assertThat(call.purpose()).isEqualTo("sql");
        assertThat(call.promptHash()).isEqualTo("abc");
        assertThat(call.cost()).isEqualTo("0.003000");
        assertThat(timeline.totals().savedTokens()).isEqualTo(150);
    }

    @Test
    void there_is_no_timeline_of_an_unknown_run() {
        assertThat(timelines().of(new RunId("nobody"))).isEmpty();
    }

    @Test
    void failures_are_counted_by_cause_and_agent_each_once() {
        var groups = failures("anna", Instant.now());
        assertThat(groups).hasSize(2);
        var broken = groups.getFirst();
        assertThat(broken.cause()).isEqualTo("query_failed");
        assertThat(broken.agent()).isEqualTo("broken");
        assertThat(broken.count()).isEqualTo(2);
        assertThat(broken.skipped()).isEqualTo(1);
        assertThat(broken.example()).isEqualTo("It is broken.");
        assertThat(broken.runs()).hasSize(2).contains(failed);
        assertThat(broken.first()).isBeforeOrEqualTo(broken.last());
        var late = groups.get(1);
        assertThat(late.cause()).isEqualTo("timeout");
        assertThat(late.agent()).isNull();
        assertThat(late.count()).isEqualTo(1);
    }

    @Test
    void failures_of_others_or_of_another_time_are_not_told() {
        assertThat(failures("bert", Instant.now())).isEmpty();
        assertThat(failures(null, Instant.now())).hasSize(2);
        assertThat(failures(null, Instant.parse("2020-01-02T00:00:00Z"))).isEmpty();
    }

    @Test
    void a_summary_tells_success_times_stages_and_agents() {
        var figures = new Summaries(engine.store()).since(LONG_AGO, null);
        assertThat(figures.counted()).isEqualTo(4);
        assertThat(figures.successRate()).isEqualTo(0.5);
        var type = figures.types().getFirst();
        assertThat(type.workflow()).isEqualTo("test");
        assertThat(type.completed()).isEqualTo(2);
        assertThat(type.failed()).isEqualTo(2);
        assertThat(type.took().p95()).isGreaterThanOrEqualTo(type.took().p50()).isPositive();
        assertThat(figures.stages()).extracting(Figures.OfStage::stage).containsExactly("thinking");
        assertThat(figures.agents())
                .filteredOn(agent -> agent.agent().equals("broken"))
                .singleElement()
                .satisfies(agent -> assertThat(agent.failureRate()).isEqualTo(1));
        assertThat(new Summaries(engine.store()).since(LONG_AGO, "bert").counted()).isZero();
    }

    @Test
    void counts_of_today_add_up_what_all_runs_did() {
        var fresh = new LiveCounts(engine.store(), Clock.systemUTC()).now();
        assertThat(fresh.completedToday()).isEqualTo(2);
        assertThat(fresh.failedToday()).isEqualTo(2);
        assertThat(fresh.tokensToday()).isEqualTo(120);
        assertThat(fresh.tokensSavedToday()).isEqualTo(150);
        assertThat(fresh.costToday()).isEqualTo("0.003000");
        assertThat(fresh.replicasUp()).isEqualTo(1);
    }

    @Test
    void what_was_counted_once_today_is_remembered_until_the_day_is_over() throws Exception {
        try (var own = TestEngine.fresh(echo())) {
            own.ended(request(step(1, "echo")));
            try (var connection = own.database.connect();
                    var statement = connection.createStatement()) {
                statement.execute("update run set ended_at = '2030-01-01T10:00:00Z'");
            }
            var now = new AtomicReference<>(Instant.parse("2030-01-01T10:00:30Z"));
            var clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
            var counts = new LiveCounts(own.store(), clock);
            for (var later : List.of("10:00:31", "10:05:00", "10:30:00", "23:59:59")) {
                now.set(Instant.parse("2030-01-01T" + later + "Z"));
                assertThat(counts.now().completedToday()).as(later).isEqualTo(1);
            }
            now.set(Instant.parse("2030-01-02T00:00:01Z"));
            assertThat(counts.now().completedToday()).isZero();
        }
    }

    @Test
    void what_runs_now_is_counted_as_running() {
        var request = request(policy(step(1, "slow"), OnFailure.FAIL, Duration.ofSeconds(20)));
        var run = engine.engine.start(request);
        assertThat(new LiveCounts(engine.store(), Clock.systemUTC()).now().running()).isEqualTo(1);
        engine.engine.cancel(run, "anna");
        engine.engine.await(run, Duration.ofSeconds(20));
        assertThat(new LiveCounts(engine.store(), Clock.systemUTC()).now().running()).isZero();
    }

    private static List<FailureGroup> failures(String caller, Instant to) {
        return new Failures(engine.store()).between(LONG_AGO, to, caller);
    }

    private static Timelines timelines() {
        return new Timelines(engine.store(), Clock.systemUTC());
    }

    private static void untilCancelled(Work work) {
        var over = new CountDownLatch(1);
        try (var _ = work.cancellation().onCancel(over::countDown)) {
            assertThat(over.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static StepOutcome failure(Cause cause, String text) {
        return new StepOutcome.Failed(Problem.of(cause, text));
    }
}
