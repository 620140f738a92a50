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
import dev.baton.event.LoggedEvent;
import dev.baton.launch.Database;
import dev.baton.plan.Cause;
import dev.baton.plan.OnFailure;
import dev.baton.plan.Question;
import dev.baton.plan.RunId;
import dev.baton.plan.Step;
import dev.baton.plan.StepOutcome;
import dev.baton.plan.Value;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Accidents of processes that share a database; each engine here stands for a process. */
@Tag("postgres")
class TakeOverTest {
    /** It looks around once, at its start, and then never again. */
    private static final Map<String, String> BLIND =
            Map.of("baton.run.watch-every", "1h", "baton.run.silence", "3h");

    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final AtomicInteger first = new AtomicInteger();
    private Database database;

    @BeforeEach
    void prepare() {
        database = TestEngine.migrated(TestPostgres.fresh());
    }

    private Agent first() {
        return agent(
                "first",
                (input, _) -> {
                    first.incrementAndGet();
                    return proven(input);
                });
    }

    private Agent second(String name, boolean stuck) {
        return agent(
                "second",
                (input, _) -> {
                    if (stuck) {
                        reached.countDown();
                        Latches.await(released);
                    }
                    return proven(input.with("by", Value.text(name)));
                });
    }

    @Test
    void a_process_that_could_not_show_that_it_lives_begins_no_step() {
        var late = Map.of("baton.run.watch-every", "1h", "baton.run.silence", "150ms");
        try (var world = TestEngine.on(database, late, first(), second("late", false))) {
            Latches.until(() -> !world.engine.sure());
            var run =
                    world.engine.start(
                            Plans.request(
                                    null,
                                    Duration.ofSeconds(1),
                                    Value.Fields.EMPTY,
                                    step(1, "first")));

            assertThat(world.end(run).status()).isEqualTo(RunStatus.FAILED);
            assertThat(first).hasValue(0);
        }
    }

    private static RunRequest twoSteps() {
        return answering(
                new Value.Fields(Map.of("by", ref("E2.by"))),
                step(1, "first"),
                patient(given(step(2, "second"), "x", ref("E1"))));
    }

    private static Step patient(Step step) {
        return policy(step, OnFailure.FAIL, Duration.ofSeconds(30));
    }

    private void terminate(String names) throws SQLException {
        try (var connection = database.connect();
                var statement =
                        connection.prepareStatement(
                                "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name like ?")) {
            statement.setString(1, names);
            statement.executeQuery();
        }
    }

    @Test
    void what_a_dead_process_left_goes_on_elsewhere_and_the_dead_one_writes_nothing_more()
            throws Exception {
        try (var dying = TestEngine.on(database, BLIND, first(), second("dying", true))) {
            var run = dying.engine.start(twoSteps());
            Latches.await(reached);
            // The step before is on disk once its event is.
            Latches.until(() -> dying.types(run).contains("step_completed"));
            terminate("baton-%-lock");
            try (var heir = TestEngine.on(database, Map.of(), first(), second("heir", false))) {
                var ended = heir.engine.await(run, TestEngine.PATIENCE);

                assertThat(ended.status()).isEqualTo(RunStatus.COMPLETED);
                assertThat(ended.answer().body().text("by")).contains("heir");
                assertThat(first).hasValue(1);
                var before = heir.events(run);
                released.countDown();
                Latches.until(() -> dying.engine.activeRuns().running() == 0);

                assertThat(heir.events(run)).isEqualTo(before);
                assertThat(before.stream().map(LoggedEvent::seq))
                        .containsExactlyElementsOf(
                                LongStream.rangeClosed(1, before.size()).boxed().toList());
                assertThat(dbosStatus(run)).isEqualTo("SUCCESS");
            }
        }
    }

    private String dbosStatus(RunId run) throws SQLException {
        try (var connection = database.connect();
                var query =
                        connection.prepareStatement(
                                "select status from dbos.workflow_status where workflow_uuid like ?")) {
            query.setString(1, run + ".%");
            try (var rows = query.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    @Test
    void who_gets_its_lock_back_lets_go_of_what_was_taken_over_meanwhile() throws Exception {
        // Long after a start of the database nobody is held dead: the run stays taken away.
        var alone = Map.of("baton.run.database-start", "1h");
        var minute = Duration.ofMinutes(1);
        var endless =
                agent(
                        "second",
                        (input, _) -> {
                            reached.countDown();
                            try {
                                released.await();
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                            return proven(input);
                        });
        try (var world = TestEngine.on(database, alone, first(), endless)) {
            var run =
                    world.engine.start(
                            Plans.request(
                                    null,
                                    minute,
                                    Value.Fields.EMPTY,
                                    step(1, "first"),
                                    policy(step(2, "second", 1), OnFailure.FAIL, minute)));
            Latches.await(reached);
            // Nothing is left to be written that could not be.
            Latches.until(() -> Collections.frequency(world.types(run), "step_started") == 2);
            try (var connection = database.connect();
                    var statement = connection.createStatement()) {
                statement.execute("update run set owner = 'other', epoch = nextval('run_epoch')");
            }
            terminate("baton-%-lock");

            // Its step still works: nothing but the lock that is back can have told it.
            try {
                Latches.until(() -> world.engine.activeRuns().running() == 0);
                Latches.until(world.engine::sure);
            } finally {
                released.countDown();
            }
        }
    }

    @Test
    void a_run_that_was_interrupted_too_often_fails_and_says_so() throws Exception {
        try (var dying = TestEngine.on(database, BLIND, first(), second("dying", true))) {
            var run = dying.engine.start(twoSteps());
            Latches.await(reached);
            terminate("baton-%-lock");
            try (var heir =
                    TestEngine.on(
                            database,
                            Map.of("baton.run.takeovers", "0"),
                            first(),
                            second("heir", false))) {
                var ended = heir.engine.await(run, TestEngine.PATIENCE);

                assertThat(ended.status()).isEqualTo(RunStatus.FAILED);
                assertThat(ended.failure().problem().cause()).isEqualTo(Cause.INTERNAL);
                assertThat(ended.failure().problem().text()).contains("interrupted");
            }
            released.countDown();
        }
    }

    @Test
    void a_run_that_was_interrupted_too_often_waits_for_a_person_where_people_are_asked()
            throws Exception {
        var asking = twoSteps().on(Terms.DEFAULT.escalating(Terms.Escalate.WAIT));
        try (var dying = TestEngine.on(database, BLIND, first(), second("dying", true))) {
            var tried = dying.engine.start(asking);
            var given = dying.engine.start(asking);
            Latches.await(reached);
            terminate("baton-%-lock");
            try (var heir =
                    TestEngine.on(
                            database,
                            Map.of("baton.run.takeovers", "0"),
                            first(),
                            second("heir", false))) {
                var asked = heir.held(tried);
                assertThat(asked.shown().question().reason())
                        .isEqualTo(Question.Reason.INTERRUPTED);
                heir.approve(asked);
                heir.reject(heir.held(given));

                assertThat(heir.end(tried).status()).isEqualTo(RunStatus.COMPLETED);
                assertThat(heir.end(given).failure().problem().text()).contains("interrupted");
            }
            released.countDown();
        }
    }

    @Test
    void a_run_goes_on_after_its_process_could_not_write() throws Exception {
        try (var world = TestEngine.on(database, Map.of(), first(), second("same", true))) {
            var run = world.engine.start(twoSteps());
            Latches.await(reached);
            terminate("baton-%");
            released.countDown();

            var ended = world.engine.await(run, TestEngine.PATIENCE);
            assertThat(ended.status()).isEqualTo(RunStatus.COMPLETED);
            assertThat(ended.answer().body().text("by")).contains("same");
            assertThat(world.types(run)).endsWith("answer", "workflow_completed");
        }
    }

    @Test
    void another_process_can_wait_for_a_run_and_stop_it() {
        var told = new CountDownLatch(1);
        var listening =
                agent(
                        "second",
                        (input, work) -> {
                            try (var _ = work.cancellation().onCancel(told::countDown)) {
                                reached.countDown();
                                Latches.await(told);
                                return proven(input);
                            }
                        });
        try (var one = TestEngine.on(database, Map.of(), first(), listening);
                var other = TestEngine.on(database, Map.of(), first(), listening)) {
            var run = one.engine.start(twoSteps());
            Latches.await(reached);

            assertThat(other.engine.cancel(run, "anna")).isTrue();

            Latches.await(told);
            assertThat(other.engine.await(run, Duration.ofMillis(1)).status()).isNotNull();
            assertThat(one.engine.await(run, TestEngine.PATIENCE).status())
                    .isEqualTo(RunStatus.CANCELLED);
        }
    }

    @Test
    void a_run_that_waits_for_a_person_can_be_cancelled() {
        var asking =
                agent(
                        "first",
                        (_, _) -> new StepOutcome.Held(new Question("Sure?", List.of("yes"))));
        try (var world = TestEngine.on(database, Map.of(), asking)) {
            var run = world.engine.start(request(step(1, "first")));
            Latches.until(() -> world.engine.find(run).orElseThrow().status() == RunStatus.WAITING);
            assertThat(world.types(run)).endsWith("step_held", "escalated");

            assertThat(world.engine.cancel(run, "anna")).isTrue();

            Latches.until(() -> world.engine.find(run).orElseThrow().status().ended());
            assertThat(world.types(run)).endsWith("workflow_completed");
        }
    }

    @Test
    void more_than_there_is_room_for_wait_and_more_than_may_wait_are_refused() {
        var settings = Map.of("baton.run.capacity", "1", "baton.run.queue", "1");
        try (var world = TestEngine.on(database, settings, first(), second("same", true))) {
            var running = world.engine.start(twoSteps());
            var waiting = world.engine.start(twoSteps());
            Latches.await(reached);

            assertThat(world.engine.activeRuns()).isEqualTo(new ActiveRuns(1, 1, true));
            assertThatThrownBy(() -> world.engine.start(twoSteps())).hasMessageStartingWith("busy");

            released.countDown();
            assertThat(world.engine.await(running, TestEngine.PATIENCE).status())
                    .isEqualTo(RunStatus.COMPLETED);
            assertThat(world.engine.await(waiting, TestEngine.PATIENCE).status())
                    .isEqualTo(RunStatus.COMPLETED);
        }
    }
}
