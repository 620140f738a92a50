package dev.baton.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.baton.TestPostgres;
import dev.baton.agent.Agent;
import dev.baton.escalation.Escalation;
import dev.baton.event.LoggedEvent;
import dev.baton.plan.Cause;
import dev.baton.plan.PlanCheck;
import dev.baton.plan.ProblemException;
import dev.baton.plan.RunId;
import dev.baton.plan.Step;
import dev.baton.plan.StepId;
import dev.baton.plan.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Ten thousand plans at random, handed to the engine: the broken ones are refused for what is wrong
 * with them and leave nothing behind, the others are carried out for real, on a real database, and
 * their logs tell an order that respects needs. It takes about half a minute of two cores; {@code
 * -Dbaton.plans} asks for fewer, {@code -Dbaton.seed} for the same ones again.
 */
@Tag("postgres")
class RandomRunsTest {
    private static final int PLANS = Integer.getInteger("baton.plans", 10_000);
    private static final int AT_ONCE = 3;
    private static final int CALLERS = 200;
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
    void every_plan_is_refused_with_the_right_codes_or_carried_out_in_order() throws Exception {
        System.out.println("random runs of seed " + SEED);
        var ends = new TreeMap<String, Integer>();
        var settings = Map.of("baton.run.parallel-steps", String.valueOf(AT_ONCE));
        try (var world =
                        TestEngine.on(
                                TestEngine.migrated(TestPostgres.fresh()),
                                settings,
                                chancy("a"),
                                chancy("b"),
                                chancy("c"));
                var callers = Executors.newFixedThreadPool(CALLERS, Thread.ofVirtual().factory())) {
            var trials = new ArrayList<Future<String>>();
            for (var i = 0; i < PLANS; i++) {
                trials.add(callers.submit(trial(world, SEED + i)));
            }
            for (var trial : trials) {
                ends.merge(result(trial), 1, Integer::sum);
            }
            var started = ends.values().stream().mapToInt(Integer::intValue).sum();
            assertThat(runs(world)).isEqualTo(started - ends.get("refused"));
        }
        System.out.println(ends);
        assertThat(ends).containsKeys("refused", "completed", "failed");
    }

    private static Callable<String> trial(TestEngine world, long seed) {
        return () -> {
            var drawn = RandomPlan.of(new Random(seed));
            return drawn.faults().isEmpty()
                    ? carriedOut(world, drawn, seed)
                    : refused(world, drawn, seed);
        };
    }

    private static String result(Future<String> trial) throws Exception {
        try {
            return trial.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AssertionError wrong) {
                throw wrong;
            }
            throw e;
        }
    }

    private static RunRequest request(RandomPlan drawn) {
        return Plans.request(
                null,
                Duration.ofMinutes(5),
                Value.Fields.EMPTY,
                drawn.plan().steps().toArray(Step[]::new));
    }

    private static String refused(TestEngine world, RandomPlan drawn, long seed) {
        var refusal =
                catchThrowableOfType(
                        ProblemException.class, () -> world.engine.start(request(drawn)));
        assertThat(refusal).as("seed %d", seed).isNotNull();
        assertThat(refusal.problem().cause()).as("seed %d", seed).isEqualTo(Cause.BAD_PLAN);
        var faults = PlanCheck.faults(drawn.plan(), Set.copyOf(RandomPlan.AGENTS));
        assertThat(faults.stream().map(PlanCheck.Fault::code).collect(Collectors.toSet()))
                .as("seed %d", seed)
                .containsAll(drawn.faults());
        assertThat(refusal.problem().suggestions())
                .as("seed %d", seed)
                .containsAll(faults.stream().map(PlanCheck.Fault::text).toList());
        return "refused";
    }

    private static String carriedOut(TestEngine world, RandomPlan drawn, long seed) {
        var run = world.engine.start(request(drawn));
        while (true) {
            var status =
                    world.engine
                            .await(run, Duration.ofMinutes(1), each -> each != RunStatus.RUNNING)
                            .status();
            if (status.ended()) {
                inOrder(world, run, seed);
                return status.code();
            }
            assertThat(status).as("seed %d", seed).isEqualTo(RunStatus.WAITING);
            world.waiting(run).forEach(each -> approve(world, each));
        }
    }

    /** Once one thing is approved the run goes on, and its end takes back what else it asked. */
    private static void approve(TestEngine world, Escalation asked) {
        try {
            world.approve(asked);
        } catch (ProblemException e) {
            assertThat(e.problem().cause()).isEqualTo(Cause.ALREADY_DECIDED);
        }
    }

    private static int runs(TestEngine world) throws Exception {
        try (var connection = world.pool.getConnection();
                var query = connection.prepareStatement("select count(*) from run");
                var row = query.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }

    private static void inOrder(TestEngine world, RunId run, long seed) {
        var events = world.events(run);
        var plan = world.runs.plan(run).orElseThrow();
        var settled = new HashSet<StepId>();
        var busy = new HashSet<StepId>();
        var seq = 0L;
        for (var event : events) {
            assertThat(event.seq()).as("seed %d", seed).isEqualTo(++seq);
            var step = event.payload().text("step").map(StepId::new).orElse(null);
            if (step == null) {
                continue;
            }
            switch (event.type()) {
                case "step_started" -> {
                    assertThat(settled)
                            .as("needs of %s, seed %d", step, seed)
                            .containsAll(plan.step(step).orElseThrow().needs());
                    busy.add(step);
                    assertThat(busy.size())
                            .as("at once, seed %d", seed)
                            .isLessThanOrEqualTo(AT_ONCE);
                }
                case "step_completed", "step_skipped" -> {
                    assertThat(settled.add(step)).as("%s twice, seed %d", step, seed).isTrue();
                    busy.remove(step);
                }
                case "step_failed", "step_cancelled", "step_held" -> busy.remove(step);
                default -> {
                    // Tells nothing of the order.
                }
            }
        }
        assertThat(types(events)).as("seed %d", seed).containsOnlyOnce("workflow_completed");
    }

    private static List<String> types(List<LoggedEvent> events) {
        return events.stream().map(LoggedEvent::type).toList();
    }
}
