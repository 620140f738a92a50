package dev.baton.run;

import static dev.baton.run.Plans.agent;
import static dev.baton.run.Plans.answering;
import static dev.baton.run.Plans.given;
import static dev.baton.run.Plans.proven;
import static dev.baton.run.Plans.ref;
import static dev.baton.run.Plans.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.plan.RunId;
import dev.baton.plan.StepId;
import dev.baton.plan.Value;
import dev.baton.security.Caller;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("postgres")
class ForkTest {
    private static final Caller BERTA = new Caller("berta", Set.of());
    private static final List<String> CALLS = new CopyOnWriteArrayList<>();
    private static TestEngine world;
    private static Acting acting;

    @BeforeAll
    static void start() {
        acting = new Acting();
        world =
                TestEngine.fresh(
                        acting,
                        agent(
                                "noting",
                                (input, work) -> {
                                    CALLS.add(work.step().value());
                                    return proven(input.with("by", Value.text(work.run().value())));
                                }));
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @BeforeEach
    void prepare() {
        CALLS.clear();
        acting.done.clear();
        acting.undone.clear();
    }

    @Test
    void a_fork_may_be_given_an_id_that_nobody_has() {
        var run = world.ended(answering(Value.Fields.EMPTY, step(1, "noting"))).id();
        var id = new RunId("op-fork");
        assertThat(world.engine.fork(run, StepId.of(1), id, BERTA)).isEqualTo(id);
        assertThat(world.end(id).status()).isEqualTo(RunStatus.COMPLETED);
        assertThatThrownBy(() -> world.engine.fork(run, StepId.of(1), id, BERTA))
                .hasMessageContaining("id already");
    }

    @Test
    void a_fork_keeps_what_does_not_depend_on_the_step_it_starts_from() {
        var answer = new Value.Fields(Map.of("one", ref("E1.by"), "four", ref("E4.by")));
        var run =
                world.ended(
                                answering(
                                        answer,
                                        step(1, "noting"),
                                        step(2, "noting", 1),
                                        step(3, "noting"),
                                        given(step(4, "noting", 3), "x", ref("E2.by"))))
                        .id();
        CALLS.clear();

        var fork = world.engine.fork(run, StepId.of(2), BERTA);

        var ended = world.end(fork);
        assertThat(ended.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(CALLS).containsExactly("E2", "E4");
        assertThat(ended.answer().body().text("one")).contains(run.value());
        assertThat(ended.answer().body().text("four")).contains(fork.value());
        assertThat(ended.origin().forkedFrom()).isEqualTo(run);
        assertThat(ended.origin().caller()).isEqualTo("berta");
        assertThat(world.types(fork))
                .startsWith("workflow_started", "plan_made", "step_completed", "step_completed");
    }

    @Test
    void a_fork_does_not_undo_what_the_first_run_did() {
        var run = world.ended(Plans.request(step(1, "acting"), step(2, "acting", 1))).id();
        var fork = world.end(world.engine.fork(run, StepId.of(2), BERTA)).id();

        assertThat(world.engine.rollback(fork)).isTrue();
        Latches.until(() -> world.engine.find(fork).orElseThrow().rollback() == Rollback.COMPLETE);

        assertThat(acting.done).containsExactly("E1", "E2", "E2");
        assertThat(acting.undone).containsExactly("E2");
    }

    @Test
    void what_is_not_there_cannot_be_forked() {
        var run = world.ended(Plans.request(step(1, "noting"))).id();

        assertThatThrownBy(() -> world.engine.fork(run, StepId.of(9), BERTA))
                .hasMessageStartingWith("not_found");
        assertThatThrownBy(() -> world.engine.fork(new RunId("no"), StepId.of(1), BERTA))
                .hasMessageStartingWith("not_found");
        assertThat(world.engine.activeRuns().total()).isZero();
    }
}
