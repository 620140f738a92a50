package dev.baton.run;

import static dev.baton.run.Plans.agent;
import static dev.baton.run.Plans.echo;
import static dev.baton.run.Plans.request;
import static dev.baton.run.Plans.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.TestPostgres;
import dev.baton.launch.Database;
import dev.baton.plan.Cause;
import dev.baton.plan.Plan;
import dev.baton.plan.ProblemException;
import dev.baton.plan.Question;
import dev.baton.plan.RunId;
import dev.baton.plan.Step;
import dev.baton.run.seen.Deeds;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What runs have done outside is undone when they fail, or when somebody wants it. */
@Tag("postgres")
class RollbackTest {
    private static TestEngine world;
    private static Acting acting;
    private static CountDownLatch reached;
    private static CountDownLatch released;

    @BeforeAll
    static void start() {
        acting = new Acting();
        world = engine(TestEngine.migrated(TestPostgres.fresh()), Map.of());
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @BeforeEach
    void prepare() {
        acting.done.clear();
        acting.undone.clear();
        acting.compensation = (_, _) -> true;
        acting.before = () -> {};
        reached = new CountDownLatch(1);
        released = new CountDownLatch(1);
    }

    @AfterEach
    void release() {
        released.countDown();
    }

    private static TestEngine engine(Database database, Map<String, String> settings) {
        return TestEngine.on(
                database,
                settings,
                acting,
                echo(),
                agent(
                        "broken",
                        (_, _) -> {
                            throw ProblemException.of(Cause.QUERY_FAILED, "It is broken.");
                        }),
                agent(
                        "stuck",
                        (input, _) -> {
                            reached.countDown();
                            Latches.await(released);
                            return Plans.proven(input);
                        }));
    }

    private static RunRequest undoing(Step... steps) {
        var plain = request(steps);
        return new RunRequest(
                plain.session(),
                plain.caller(),
                plain.workflow(),
                plain.question(),
                new Plan("test", List.of(steps), plain.plan().answer(), true),
                plain.input(),
                plain.timeout(),
                null,
                null);
    }

    private static RunRequest failing() {
        return undoing(
                step(1, "acting"), step(2, "echo", 1), step(3, "acting", 2), step(4, "broken", 3));
    }

    @Test
    void a_run_that_fails_undoes_what_it_did_newest_first_and_then_has_failed() {
        var ended = world.end(world.engine.start(failing()));

        assertThat(ended.status()).isEqualTo(RunStatus.FAILED);
        assertThat(ended.failure().problem().cause()).isEqualTo(Cause.QUERY_FAILED);
        assertThat(ended.rollback()).isEqualTo(Rollback.COMPLETE);
        assertThat(acting.undone).containsExactly("E3", "E1");
        assertThat(world.types(ended.id()))
                .endsWith(
                        "step_failed",
                        "step_compensated",
                        "step_compensated",
                        "workflow_completed");
    }

    @Test
    void without_rollback_in_its_plan_what_was_done_stays() {
        var plain = request(step(1, "acting"), step(2, "broken", 1));
        var ended = world.end(world.engine.start(plain));

        assertThat(ended.rollback()).isEqualTo(Rollback.NONE);
        assertThat(acting.undone).isEmpty();
        assertThat(deeds(ended.id())).containsExactly("E1 STANDS");
    }

    @Test
    void a_run_that_is_cancelled_undoes_also_what_is_under_way_at_that_moment() {
        acting.before =
                () -> {
                    if (acting.done.contains("E1")) {
                        reached.countDown();
                        Latches.await(released);
                    }
                };
        var run = world.engine.start(undoing(step(1, "acting"), step(2, "acting", 1)));
        Latches.await(reached);
        world.engine.cancel(run, "anna");
        Latches.until(() -> world.engine.find(run).orElseThrow().rollback() == Rollback.UNDER_WAY);
        released.countDown();

        var ended = world.end(run);
        assertThat(ended.status()).isEqualTo(RunStatus.CANCELLED);
        assertThat(acting.undone).containsExactly("E2", "E1");
    }

    @Test
    void what_cannot_be_undone_is_a_question_and_can_be_tried_again() {
        acting.compensation = (evidence, _) -> !evidence.body().toString().contains("E1");
        var ended = world.end(world.engine.start(failing()));

        assertThat(ended.status()).isEqualTo(RunStatus.FAILED);
        assertThat(ended.rollback()).isEqualTo(Rollback.INCOMPLETE);
        assertThat(acting.undone).containsExactly("E3");
        assertThat(deeds(ended.id())).containsExactly("E3 UNDONE", "E1 NOT_UNDONE");
        var asked = world.waiting(ended.id()).getFirst();
        assertThat(asked.shown().question().reason())
                .isEqualTo(Question.Reason.ROLLBACK_INCOMPLETE);
        acting.compensation = (_, _) -> true;
        world.approve(asked);

        Latches.until(
                () -> world.engine.find(ended.id()).orElseThrow().rollback() == Rollback.COMPLETE);
        assertThat(acting.undone).containsExactly("E3", "E1");
        assertThat(world.end(ended.id()).status()).isEqualTo(RunStatus.FAILED);
        assertThat(world.end(ended.id()).ended()).isEqualTo(ended.ended());
        assertThat(deeds(ended.id())).containsExactly("E3 UNDONE", "E1 UNDONE");
    }

    private static List<String> deeds(RunId run) {
        return new Deeds(world.pool)
                .of(run).stream().map(deed -> deed.step() + " " + deed.state()).toList();
    }

    @Test
    void what_fails_in_a_way_that_may_pass_is_tried_again_by_itself() {
        var tries = new AtomicInteger();
        acting.compensation =
                (_, _) -> {
                    if (tries.incrementAndGet() < 3) {
                        throw ProblemException.of(Cause.DATABASE_UNREACHABLE, "Away.");
                    }
                    return true;
                };
        var ended = world.end(world.engine.start(undoing(step(1, "acting"), step(2, "broken", 1))));

        assertThat(ended.rollback()).isEqualTo(Rollback.COMPLETE);
        assertThat(tries).hasValue(3);
    }

    @Test
    void a_run_that_was_answered_can_be_undone_once() {
        var run =
                world.end(world.engine.start(request(step(1, "acting"), step(2, "acting", 1))))
                        .id();

        assertThat(world.engine.rollback(run)).isTrue();
        Latches.until(() -> world.engine.find(run).orElseThrow().rollback() == Rollback.COMPLETE);
        var after = world.end(run);
        assertThat(after.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(acting.undone).containsExactly("E2", "E1");
        var events = world.types(run);

        assertThat(world.engine.rollback(run)).isFalse();
        assertThat(world.types(run)).isEqualTo(events);
        assertThat(acting.undone).hasSize(2);
    }

    @Test
    void a_run_that_has_not_ended_is_not_undone() {
        var run = world.engine.start(request(step(1, "stuck")));
        Latches.await(reached);

        assertThatThrownBy(() -> world.engine.rollback(run)).hasMessageStartingWith("conflict");
        assertThatThrownBy(() -> world.engine.rollback(new RunId("nobody")))
                .hasMessageStartingWith("not_found");
        released.countDown();
        world.end(run);
    }

    @Test
    void a_process_that_dies_while_undoing_is_followed_by_one_that_goes_on_with_it()
            throws Exception {
        var once = new AtomicInteger();
        acting.compensation =
                (evidence, _) -> {
                    if (evidence.body().toString().contains("E1") && once.getAndIncrement() == 0) {
                        reached.countDown();
                        Latches.await(released);
                    }
                    return true;
                };
        var shared = TestEngine.migrated(TestPostgres.fresh());
        try (var dying =
                engine(shared, Map.of("baton.run.watch-every", "1h", "baton.run.silence", "3h"))) {
            var run = dying.engine.start(failing());
            Latches.await(reached);
            // Without its lock it is held dead; what it does later is not heard.
            try (var connection = shared.connect();
                    var statement = connection.createStatement()) {
                statement.execute(
                        "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name like 'baton-%-lock'");
            }
            try (var heir = engine(shared, Map.of())) {
                var ended = heir.end(run);

                assertThat(ended.status()).isEqualTo(RunStatus.FAILED);
                assertThat(ended.rollback()).isEqualTo(Rollback.COMPLETE);
                assertThat(acting.undone).containsExactly("E3", "E1");
                released.countDown();
            }
        }
    }
}
