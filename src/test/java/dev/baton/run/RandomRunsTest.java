package dev.baton.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.agent.Agent;
import dev.baton.escalation.Escalation;
import dev.baton.event.LoggedEvent;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import dev.baton.plan.RunId;
import dev.baton.plan.StepId;
import dev.baton.plan.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Plans at random, carried out for real: their logs tell an order that respects needs. */
@Tag("postgres")
class RandomRunsTest {
    private static final int RUNS = 300;
    private static final int AT_ONCE = 3;
    private static final long SEED = Long.getLong("baton.seed", System.nanoTime());

    /** Does, for each step, as chance has it; the same chance for the same step. */
    private static Agent chancy(String name) {
        return Plans.agent(
                name,
                (input, work) -> {
                    var chance = new Random(work.idempotencyKey().hashCode() ^ SEED).nextInt(10);
                    if (chance == 0) {
                        throw ProblemException.of(Cause.QUERY_FAILED, "by chance");
                    }
                    return Plans.proven(
                            input.with("n", Value.number(chance))
                                    .with("flag", new Value.Flag(chance > 4)));
                });
    }

    @Test
    void whatever_comes_of_their_steps_all_runs_end_in_order() {
        System.out.println("random runs of seed " + SEED);
        var ends = new TreeMap<RunStatus, Integer>();
        try (var world =
                TestEngine.on(
                        TestEngine.migrated(dev.baton.TestPostgres.fresh()),
                        Map.of("baton.run.parallel-steps", String.valueOf(AT_ONCE)),
                        chancy("a"),
                        chancy("b"),
                        chancy("c"))) {
            var runs = new ArrayList<RunId>();
            for (var seed = SEED; runs.size() < RUNS; seed++) {
                var drawn = RandomPlan.of(new Random(seed));
                if (drawn.faults().isEmpty()) {
                    runs.add(
                            world.engine.start(
                                    Plans.request(
                                            drawn.plan()
                                                    .steps()
                                                    .toArray(dev.baton.plan.Step[]::new))));
                }
            }
            for (var run : runs) {
                ends.merge(end(world, run), 1, Integer::sum);
            }
        }
        System.out.println(ends);
        assertThat(ends.keySet()).allMatch(RunStatus::ended);
    }

    /** Approves whatever it is asked until the run ends, and holds its log against its plan. */
    private static RunStatus end(TestEngine world, RunId run) {
        while (true) {
            var status =
                    world.engine
                            .await(run, TestEngine.PATIENCE, each -> each != RunStatus.RUNNING)
                            .status();
            if (status.ended()) {
                break;
            }
            assertThat(status).as("%s of seed %d", run, SEED).isEqualTo(RunStatus.WAITING);
            world.waiting(run).forEach(asked -> approve(world, asked));
        }
        var ended = world.end(run);
        inOrder(world, run, world.events(run));
        return ended.status();
    }

    /** What was agreed to before may have ended the run. */
    private static void approve(TestEngine world, Escalation asked) {
        try {
            world.approve(asked);
        } catch (ProblemException e) {
            assertThat(e.problem().cause()).isEqualTo(Cause.ALREADY_DECIDED);
        }
    }

    private static void inOrder(TestEngine world, RunId run, List<LoggedEvent> events) {
        var plan = world.runs.plan(run).orElseThrow();
        var settled = new HashSet<StepId>();
        var busy = new HashSet<StepId>();
        var answered = false;
        for (var event : events) {
            var step = event.payload().text("step").map(StepId::new).orElse(null);
            if (step == null) {
                answered |= event.type().equals("answer");
                continue;
            }
            switch (event.type()) {
                case "step_started" -> {
                    assertThat(settled)
                            .as("needs of %s in %s, seed %d", step, run, SEED)
                            .containsAll(plan.step(step).orElseThrow().needs());
                    assertThat(plan.step(step).orElseThrow().policy().beside())
                            .as("%s of %s, seed %d", step, run, SEED)
                            .isEqualTo(answered);
                    busy.add(step);
                    assertThat(busy.size())
                            .as("at once in %s, seed %d", run, SEED)
                            .isLessThanOrEqualTo(AT_ONCE);
                }
                case "step_completed", "step_skipped" -> {
                    assertThat(settled.add(step))
                            .as("%s twice in %s, seed %d", step, run, SEED)
                            .isTrue();
                    busy.remove(step);
                }
                case "step_failed", "step_cancelled", "step_held" -> busy.remove(step);
                default -> {
                    // Tells nothing of the order.
                }
            }
        }
    }
}
