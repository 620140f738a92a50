package dev.baton.run;

import static dev.baton.run.Plans.agent;
import static dev.baton.run.Plans.proven;
import static dev.baton.run.Plans.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.TestPostgres;
import dev.baton.agent.Agent;
import dev.baton.launch.Database;
import dev.baton.plan.Cause;
import dev.baton.plan.RunId;
import dev.baton.plan.Value;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Runs for which there is no place wait in a queue that all processes share. */
@Tag("postgres")
class QueueTest {
    private static final Map<String, String> ONE =
            Map.of(
                    "baton.run.capacity",
                    "1",
                    "baton.run.queue",
                    "4",
                    "baton.run.queue-every",
                    "50ms");

    private final Database database = TestEngine.migrated(TestPostgres.fresh());
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final ConcurrentLinkedQueue<RunId> order = new ConcurrentLinkedQueue<>();

    private Agent blocking() {
        return agent(
                "blocking",
                (input, _) -> {
                    reached.countDown();
                    Latches.await(released);
                    return proven(input);
                });
    }

    private Agent noting(String name) {
        return agent(
                "noting",
                (input, work) -> {
                    order.add(work.run());
                    return proven(input.with("by", Value.text(name)));
                });
    }

    private static RunRequest noting(int priority) {
        var plain =
                Plans.answering(
                        new Value.Fields(Map.of("by", Plans.ref("E1.by"))), step(1, "noting"));
        return plain.on(Terms.DEFAULT.urgent(priority));
    }

    @Test
    void the_most_urgent_goes_first_and_of_those_the_oldest() {
        try (var world = TestEngine.on(database, ONE, blocking(), noting("one"))) {
            var blocker = world.engine.start(Plans.request(step(1, "blocking")));
            Latches.await(reached);
            var ordinary = world.engine.start(noting(5));
            var late = world.engine.start(noting(1));
            var urgent = world.engine.start(noting(10));
            var second = world.engine.start(noting(5));
            released.countDown();

            for (var run : List.of(blocker, ordinary, late, urgent, second)) {
                assertThat(world.engine.await(run, TestEngine.PATIENCE).status())
                        .isEqualTo(RunStatus.COMPLETED);
            }
            assertThat(order).containsExactly(urgent, ordinary, second, late);
        }
    }

    @Test
    void whoever_has_room_takes_what_waits_and_the_one_who_asked_hears_of_its_end() {
        try (var full = TestEngine.on(database, ONE, blocking(), noting("full"))) {
            full.engine.start(Plans.request(step(1, "blocking")));
            Latches.await(reached);
            var waiting = full.engine.start(noting(5));
            try (var free = TestEngine.on(database, ONE, blocking(), noting("free"))) {
                var ended = full.engine.await(waiting, TestEngine.PATIENCE);
                assertThat(ended.answer().body().text("by")).contains("free");
                assertThat(free.engine.activeRuns().up()).isTrue();
            }
            released.countDown();
        }
    }

    @Test
    void the_queue_is_as_long_as_it_may_be_and_then_callers_are_told_to_come_back() {
        try (var world = TestEngine.on(database, ONE, blocking(), noting("one"))) {
            world.engine.start(Plans.request(step(1, "blocking")));
            Latches.await(reached);
            for (var i = 0; i < 4; i++) {
                world.engine.start(noting(5));
            }
            assertThatThrownBy(() -> world.engine.start(noting(10)))
                    .hasMessageStartingWith(Cause.BUSY.code());
            released.countDown();
            Latches.until(() -> order.size() == 4);
        }
    }

    @Test
    void what_waits_survives_the_process_that_accepted_it() {
        RunId waiting;
        try (var dying = TestEngine.on(database, ONE, blocking(), noting("dying"))) {
            dying.engine.start(Plans.request(step(1, "blocking")));
            Latches.await(reached);
            waiting = dying.engine.start(noting(5));
        }
        try (var heir = TestEngine.on(database, ONE, noting("heir"))) {
            assertThat(heir.engine.await(waiting, TestEngine.PATIENCE).answer().body().text("by"))
                    .contains("heir");
        }
        released.countDown();
    }

    @Test
    void a_run_that_waits_can_be_cancelled_before_there_is_room() {
        try (var world = TestEngine.on(database, ONE, blocking(), noting("one"))) {
            world.engine.start(Plans.request(step(1, "blocking")));
            Latches.await(reached);
            var waiting = world.engine.start(noting(5));

            assertThat(world.engine.cancel(waiting, "anna")).isTrue();

            assertThat(world.engine.await(waiting, TestEngine.PATIENCE).status())
                    .isEqualTo(RunStatus.CANCELLED);
            assertThat(order).isEmpty();
            released.countDown();
        }
    }

    @Test
    void a_run_goes_to_the_version_that_has_its_agents() {
        var room = Map.of("baton.run.queue-every", "50ms");
        // The old version looks for what dead processes left, the new one does not.
        var late =
                Map.of(
                        "baton.run.queue-every", "50ms",
                        "baton.run.watch-every", "1h",
                        "baton.run.silence", "3h");
        try (var dying = TestEngine.on(database, Map.of(), blocking(), noting("dying"));
                var next = TestEngine.on(database, late, blocking(), noting("new"));
                var old = TestEngine.on(database, room, noting("old"))) {
            var run = dying.engine.start(Plans.request(step(1, "blocking"), step(2, "noting", 1)));
            Latches.await(reached);
            dying.engine.stop();
            released.countDown();

            assertThat(old.engine.await(run, TestEngine.PATIENCE).status())
                    .isEqualTo(RunStatus.COMPLETED);
            assertThat(next.types(run)).containsOnlyOnce("workflow_completed");
        }
    }
}
