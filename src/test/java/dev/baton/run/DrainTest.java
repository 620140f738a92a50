package dev.baton.run;

import static dev.baton.run.Plans.agent;
import static dev.baton.run.Plans.answering;
import static dev.baton.run.Plans.given;
import static dev.baton.run.Plans.policy;
import static dev.baton.run.Plans.proven;
import static dev.baton.run.Plans.ref;
import static dev.baton.run.Plans.request;
import static dev.baton.run.Plans.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.TestPostgres;
import dev.baton.agent.Agent;
import dev.baton.agent.Work;
import dev.baton.launch.Database;
import dev.baton.plan.Cause;
import dev.baton.plan.OnFailure;
import dev.baton.plan.Plan;
import dev.baton.plan.ProblemException;
import dev.baton.plan.RunId;
import dev.baton.plan.Value;
import dev.baton.planner.Estimate;
import dev.baton.planner.Goal;
import dev.baton.planner.Planned;
import dev.baton.planner.Planning;
import dev.baton.planner.Setback;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A process that is to end lets what is under way end, and leaves the rest to another at once. */
@Tag("postgres")
class DrainTest {
    private static final Map<String, String> PATIENT = Map.of("baton.run.drain", "20s");
    private static final Value.Fields WORD = Value.Fields.EMPTY.with("word", Value.text("go"));
    private static final Map<String, String> IMPATIENT = Map.of("baton.run.drain", "50ms");

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
    private Database database;

    @BeforeEach
    void prepare() {
        database = TestEngine.migrated(TestPostgres.fresh());
    }

    /** Waits to be released the first time it is called, and says in which process it is. */
    private Agent slow(String process) {
        return agent(
                "slow",
                (input, _) -> {
                    if (call("slow") == 1) {
                        begun.countDown();
                        Latches.await(released);
                    }
                    return proven(input.with("by", Value.text(process)));
                });
    }

    private Agent quick(String process) {
        return agent(
                "quick",
                (input, _) -> {
                    call("quick");
                    return proven(input.with("by", Value.text(process)));
                });
    }

    private int call(String agent) {
        return calls.computeIfAbsent(agent, _ -> new AtomicInteger()).incrementAndGet();
    }

    private int called(String agent) {
        return calls.getOrDefault(agent, new AtomicInteger()).get();
    }

    private TestEngine world(String process, Map<String, String> settings) {
        return TestEngine.on(database, settings, slow(process), quick(process));
    }

    private static RunRequest slowThenQuick() {
        return answering(
                new Value.Fields(Map.of("one", ref("E1.by"), "other", ref("E2.by"))),
                policy(step(1, "slow"), OnFailure.FAIL, Duration.ofSeconds(30)),
                given(step(2, "quick"), "x", ref("E1")));
    }

    private static CompletableFuture<Void> drain(TestEngine world) {
        var drained = CompletableFuture.runAsync(world.engine::drain);
        Latches.until(() -> !world.engine.activeRuns().up());
        return drained;
    }

    /** How every leg of a run stands with DBOS, in order. */
    private List<String> legs(RunId run) {
        try (var connection = database.connect();
                var query =
                        connection.prepareStatement(
                                "select status from dbos.workflow_status where workflow_uuid like ? order by workflow_uuid")) {
            query.setString(1, run + ".%");
            var found = new ArrayList<String>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_step_under_way_ends_here_and_the_next_begins_elsewhere() {
        try (var leaving = world("leaving", PATIENT)) {
            var run = leaving.engine.start(slowThenQuick());
            Latches.await(begun);
            var drained = drain(leaving);
            assertThatThrownBy(() -> leaving.engine.start(slowThenQuick()))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            e -> assertThat(e.problem().cause()).isEqualTo(Cause.BUSY));
            assertThat(drained).isNotDone();

            released.countDown();
            drained.join();

            assertThat(leaving.engine.activeRuns().running()).isZero();
            assertThat(leaving.types(run)).endsWith("step_completed");
            assertThat(called("quick")).isZero();
            assertThat(legs(run)).containsExactly("SUCCESS");
            try (var heir = world("heir", Map.of())) {
                var ended = heir.end(run);
                assertThat(ended.answer().body().text("one")).contains("leaving");
                assertThat(ended.answer().body().text("other")).contains("heir");
            }
            assertThat(called("slow")).isEqualTo(1);
            assertThat(called("quick")).isEqualTo(1);
            assertThat(legs(run)).containsExactly("SUCCESS", "SUCCESS");
        }
    }

    @Test
    void a_step_that_outlasts_the_grace_begins_again_elsewhere_and_changes_nothing_any_more() {
        try (var leaving = world("leaving", IMPATIENT)) {
            var run = leaving.engine.start(slowThenQuick());
            Latches.await(begun);

            drain(leaving).join();

            assertThat(leaving.engine.activeRuns().running()).isZero();
            try (var heir = world("heir", Map.of())) {
                assertThat(heir.end(run).answer().body().text("one")).contains("heir");
                var told = heir.events(run);
                released.countDown();
                assertThat(called("slow")).isEqualTo(2);
                assertThat(heir.events(run)).isEqualTo(told);
            }
            assertThat(legs(run)).containsExactly("SUCCESS", "SUCCESS");
        }
    }

    @Test
    void runs_with_nothing_under_way_go_on_elsewhere_while_a_step_is_still_waited_for() {
        var unlucky =
                agent(
                        "unlucky",
                        (_, _) -> {
                            if (call("unlucky") == 1) {
                                throw ProblemException.of(Cause.DATABASE_UNREACHABLE, "not now");
                            }
                            return proven(Value.Fields.EMPTY);
                        });
        // Long enough that it certainly waits to be tried again.
        var settings = Map.of("baton.run.drain", "20s", "baton.run.retry-delay", "1m");
        try (var leaving = TestEngine.on(database, settings, slow("leaving"), unlucky);
                var heir =
                        TestEngine.on(database, Map.of(), quick("heir"), slow("heir"), unlucky)) {
            var lasting = leaving.engine.start(request(step(1, "slow")));
            var resting =
                    leaving.engine.start(
                            Plans.request(
                                    null,
                                    Duration.ofMinutes(5),
                                    Value.Fields.EMPTY,
                                    step(1, "unlucky")));
            Latches.await(begun);
            Latches.until(() -> leaving.types(resting).contains("step_retried"));

            var drained = drain(leaving);

            assertThat(heir.end(resting).status()).isEqualTo(RunStatus.COMPLETED);
            assertThat(drained).isNotDone();
            released.countDown();
            drained.join();
            // Its last step had ended here, so nothing was left for the other to do.
            assertThat(heir.engine.find(lasting).orElseThrow().status())
                    .isEqualTo(RunStatus.COMPLETED);
            assertThat(legs(lasting)).containsExactly("SUCCESS");
        }
    }

    @Test
    void what_waits_in_the_queue_stays_there_for_others() {
        var settings = Map.of("baton.run.drain", "20s", "baton.run.capacity", "1");
        try (var leaving = world("leaving", settings)) {
            var lasting = leaving.engine.start(slowThenQuick());
            var queued = leaving.engine.start(request(step(1, "quick")));
            Latches.await(begun);
            var drained = drain(leaving);
            released.countDown();
            drained.join();

            assertThat(called("quick")).isZero();
            try (var heir = world("heir", Map.of())) {
                assertThat(heir.end(queued).status()).isEqualTo(RunStatus.COMPLETED);
                assertThat(heir.end(lasting).status()).isEqualTo(RunStatus.COMPLETED);
            }
        }
    }

    @Test
    void time_that_was_left_is_left_elsewhere_unless_a_step_was_cut_off() throws Exception {
        try (var leaving = world("leaving", PATIENT)) {
            var run = leaving.engine.start(slowThenQuick());
            Latches.await(begun);
            var drained = drain(leaving);
            released.countDown();
            drained.join();
            assertThat(left(run)).isBetween(1L, slowThenQuick().timeout().toMillis() - 1);
        }
        calls.clear();
        try (var leaving = world("leaving", Map.of("baton.run.drain", "0s"))) {
            var stuck = new CountDownLatch(1);
            var holding =
                    agent(
                            "holding",
                            (input, _) -> {
                                stuck.countDown();
                                Latches.await(new CountDownLatch(1));
                                return proven(input);
                            });
            try (var other = TestEngine.on(database, IMPATIENT, holding)) {
                var run = other.engine.start(request(step(1, "holding")));
                Latches.await(stuck);
                drain(other).join();
                assertThat(left(run)).isZero();
            }
            assertThat(leaving.engine.activeRuns().up()).isTrue();
        }
    }

    /** What the store says is left of a run's time; none when it says nothing. */
    private long left(RunId run) throws SQLException {
        try (var connection = database.connect();
                var query =
                        connection.prepareStatement("select left_millis from run where id = ?")) {
            query.setString(1, run.value());
            try (var row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    @Test
    void what_somebody_stops_or_lets_rest_meanwhile_is_stopped_or_rests() {
        try (var leaving = world("leaving", PATIENT)) {
            var run = leaving.engine.start(slowThenQuick());
            Latches.await(begun);
            var drained = drain(leaving);
            leaving.engine.pause(run, "anna");
            released.countDown();
            drained.join();
            assertThat(leaving.engine.find(run).orElseThrow().status()).isEqualTo(RunStatus.PAUSED);
            leaving.engine.cancel(run, "anna");
            try (var heir = world("heir", Map.of())) {
                assertThat(heir.end(run).status()).isEqualTo(RunStatus.CANCELLED);
            }
        }
    }

    @Test
    void a_step_goes_on_elsewhere_with_the_run_of_its_own_also_where_there_is_one_place() {
        var settings = Map.of("baton.run.drain", "200ms", "baton.run.capacity", "1");
        var parent = agent("parent", (_, work) -> proven(work.child("relay", WORD).answer()));
        try (var leaving = TestEngine.on(database, settings, parent, relayed("leaving"))) {
            var run = leaving.engine.start(request(step(1, "parent")));
            Latches.await(begun);
            drain(leaving).join();
            assertThat(called("test_echo")).isEqualTo(1);

            try (var heir = TestEngine.on(database, settings, parent, relayed("heir"))) {
                assertThat(heir.end(run).status()).isEqualTo(RunStatus.COMPLETED);
                assertThat(heir.childrenOf(run)).hasSize(1);
            }
            // Its first step was cut off and began again.
            assertThat(called("test_echo")).isEqualTo(3);
        }
    }

    private Agent relayed(String process) {
        return agent(
                "test_echo",
                (input, _) -> {
                    if (call("test_echo") == 1) {
                        begun.countDown();
                        Latches.await(released);
                    }
                    return proven(input.with("by", Value.text(process)));
                });
    }

    @Test
    void a_run_of_its_own_that_a_step_starts_meanwhile_is_carried_out_elsewhere() {
        var parent =
                agent(
                        "parent",
                        (_, work) -> {
                            begun.countDown();
                            Latches.await(released);
                            return proven(work.child("relay", WORD).answer());
                        });
        try (var leaving = TestEngine.on(database, PATIENT, parent, relayed("leaving"))) {
            var run = leaving.engine.start(request(step(1, "parent")));
            Latches.await(begun);
            var drained = drain(leaving);
            call("test_echo");
            try (var heir = TestEngine.on(database, Map.of(), relayed("heir"))) {
                released.countDown();
                drained.join();
                // The parent's step ended here, with what the other process had proved.
                assertThat(heir.engine.find(run).orElseThrow().status())
                        .isEqualTo(RunStatus.COMPLETED);
            }
        }
    }

    @Test
    void a_plan_that_is_being_made_is_kept_and_its_steps_begin_elsewhere() {
        Planning planning =
                new Planning() {
                    @Override
                    public Planned plan(Goal goal, Work work) {
                        if (call("planner") == 1) {
                            begun.countDown();
                            Latches.await(released);
                        }
                        return new Planned(
                                new Plan("made", List.of(step(1, "quick")), Value.Fields.EMPTY),
                                "scripted",
                                new Estimate(1, 0, null, 1));
                    }

                    @Override
                    public Planned replan(Setback setback, Work work) {
                        throw new IllegalStateException();
                    }
                };
        try (var leaving = TestEngine.planning(planning, PATIENT, quick("leaving"))) {
            var run = leaving.engine.start(request());
            Latches.await(begun);
            var drained = drain(leaving);
            released.countDown();
            drained.join();
            assertThat(called("quick")).isZero();
            try (var heir = TestEngine.on(leaving.database, Map.of(), quick("heir"))) {
                assertThat(heir.end(run).status()).isEqualTo(RunStatus.COMPLETED);
            }
            assertThat(called("planner")).isEqualTo(1);
        }
    }

    @Test
    void undoing_goes_on_elsewhere_behind_what_is_undone() {
        var acting = new Acting();
        acting.compensation =
                (_, _) -> {
                    if (call("undo") == 1) {
                        begun.countDown();
                        Latches.await(released);
                    }
                    return true;
                };
        try (var leaving = TestEngine.on(database, PATIENT, acting)) {
            var run = leaving.ended(request(step(1, "acting"), step(2, "acting", 1))).id();
            leaving.engine.rollback(run);
            Latches.await(begun);
            var drained = drain(leaving);
            released.countDown();
            drained.join();
            assertThat(acting.undone).containsExactly("E2");
            try (var heir = TestEngine.on(database, Map.of(), acting)) {
                Latches.until(
                        () -> heir.engine.find(run).orElseThrow().rollback() == Rollback.COMPLETE);
            }
            assertThat(acting.undone).containsExactly("E2", "E1");
        }
    }

    @Test
    void a_second_drain_waits_for_the_first_and_finds_nothing_to_do() {
        try (var leaving = world("leaving", PATIENT)) {
            leaving.engine.start(slowThenQuick());
            Latches.await(begun);
            var first = drain(leaving);
            var second = CompletableFuture.runAsync(leaving.engine::drain);
            assertThat(first).isNotDone();
            assertThat(second).isNotDone();
            released.countDown();
            first.join();
            second.join();
        }
    }
}
