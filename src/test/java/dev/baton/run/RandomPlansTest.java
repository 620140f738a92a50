package dev.baton.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.plan.Cause;
import dev.baton.plan.Decision;
import dev.baton.plan.Evidence;
import dev.baton.plan.PlanCheck;
import dev.baton.plan.Problem;
import dev.baton.plan.Step;
import dev.baton.plan.StepId;
import dev.baton.plan.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Ten thousand plans at random: refused for what is wrong with them, or carried out, whatever comes
 * of their steps, in an order that respects needs and never with too many at once.
 */
class RandomPlansTest {
    private static final int PLANS = 10_000;
    private static final long SEED = Long.getLong("baton.seed", System.nanoTime());

    @Test
    void every_plan_is_refused_with_the_right_codes_or_carried_out_in_order() {
        System.out.println("random plans of seed " + SEED);
        var ends = new TreeMap<String, Integer>();
        for (var i = 0; i < PLANS; i++) {
            var seed = SEED + i;
            var random = new Random(seed);
            var drawn = RandomPlan.of(random);
            var codes =
                    PlanCheck.faults(drawn.plan(), Set.copyOf(RandomPlan.AGENTS)).stream()
                            .map(PlanCheck.Fault::code)
                            .collect(Collectors.toSet());
            if (drawn.faults().isEmpty()) {
                assertThat(codes).as("seed %d", seed).isSubsetOf("no_fallback");
                ends.merge(new Trial(drawn, random, seed).end(), 1, Integer::sum);
            } else {
                assertThat(codes).as("seed %d", seed).containsAll(drawn.faults());
                ends.merge("refused", 1, Integer::sum);
                // Were it let through, it would not hang either.
                if (drawn.plan().steps().stream().map(Step::id).distinct().count()
                        == drawn.plan().steps().size()) {
                    new Trial(drawn, random, seed).end();
                }
            }
        }
        System.out.println(ends);
        assertThat(ends).containsKeys("refused", "finished", "failed");
    }

    /** One plan, carried out by chance. */
    private static final class Trial {
        private final Random random;
        private final long seed;
        private final int most;
        private final Map<StepId, Attempt.Go> busy = new HashMap<>();
        private final Set<String> proven = new HashSet<>();
        private Standing now;
        private String end = "";

        Trial(RandomPlan drawn, Random random, long seed) {
            this.random = random;
            this.seed = seed;
            this.most = 1 + random.nextInt(5);
            this.now = Standing.of(drawn.plan(), Revision.FIRST);
        }

        String end() {
            var turns = 0;
            while (end.isEmpty()) {
                assertThat(turns++).as("turns of seed %d", seed).isLessThan(10_000);
                leaving();
                var moves = Schedule.next(now, most, false);
                moves.forEach(move -> {
                    if (end.isEmpty()) {
                        make(move);
                    }
                });
                if (moves.isEmpty()) {
                    assertThat(busy).as("hangs: seed %d", seed).isNotEmpty();
                    outcome(RandomPlan.any(new ArrayList<>(busy.values()), random));
                }
            }
            return end;
        }

        private void make(Move move) {
            switch (move) {
                case Move.Start(var step, var decision) -> start(Attempt.Go.first(step, decision));
                case Move.Skip(var step) ->
                        now = now.with(step.id(), new StepState.Done(Evidence.SKIPPED, null));
                case Move.Take(var step, var from, var evidence) -> {
                    assertThat(now.done()).as("seed %d", seed).containsEntry(from, evidence);
                    assertThat(now.plan().step(from).orElseThrow().agent()).isEqualTo(step.agent());
                    now = now.with(step.id(), new StepState.Done(evidence, null));
                }
                case Move.Ask(var step) -> now = now.with(step.id(), new StepState.Held(null));
                case Move.Replan _ -> {
                    assertThat(now.answered()).as("replans, seed %d", seed).isFalse();
                    assertThat(busy).as("seed %d", seed).isEmpty();
                    replan();
                }
                case Move.Answer _ -> {
                    assertThat(now.answered()).as("answers twice, seed %d", seed).isFalse();
                    now.plan().steps().stream()
                            .filter(step -> !step.policy().beside())
                            .forEach(step ->
                                    assertThat(now.done())
                                            .as("seed %d", seed)
                                            .containsKey(step.id()));
                    now = now.afterAnswer();
                }
                case Move.Finish _ -> {
                    assertThat(now.answered()).as("no answer, seed %d", seed).isTrue();
                    assertThat(now.done().keySet())
                            .as("seed %d", seed)
                            .containsAll(now.plan().steps().stream().map(Step::id).toList());
                    end = "finished";
                }
                case Move.Wait _ -> decide();
                case Move.Stuck _ -> end = "stuck";
                case Move.Rest _, Move.PassOn _ ->
                        throw new AssertionError("nobody asked for a rest");
            }
        }

        /** What a process would do that is about to end: begin nothing, and never hang. */
        private void leaving() {
            var moves = Schedule.leaving(now, false, busy.isEmpty());
            assertThat(moves)
                    .as("seed %d", seed)
                    .noneMatch(move -> move instanceof Move.Start || move instanceof Move.Replan);
            assertThat(moves.isEmpty()).as("seed %d", seed).isEqualTo(!busy.isEmpty() && quiet());
        }

        /** True when all that can be done at once has been done. */
        private boolean quiet() {
            return Schedule.next(now, Integer.MAX_VALUE, false).stream()
                    .allMatch(move -> move instanceof Move.Start || move instanceof Move.Replan);
        }

        private void start(Attempt.Go go) {
            var step = go.step();
            assertThat(now.done().keySet()).as("needs, seed %d", seed).containsAll(step.needs());
            assertThat(!step.policy().beside() || now.answered())
                    .as("before the answer, seed %d", seed)
                    .isTrue();
            assertThat(busy).as("twice, seed %d", seed).doesNotContainKey(step.id());
            assertThat(proven.add(now.revision().of(step.id()) + ":" + step.id()))
                    .as("done before, seed %d", seed)
                    .isTrue();
            proven.remove(now.revision().of(step.id()) + ":" + step.id());
            busy.put(step.id(), go);
            now = now.with(step.id(), new StepState.Busy());
            assertThat(busy.size()).as("at once, seed %d", seed).isLessThanOrEqualTo(most);
        }

        private void outcome(Attempt.Go go) {
            var id = go.step().id();
            switch (random.nextInt(10)) {
                case 0 -> failed(go, Cause.DATABASE_UNREACHABLE);
                case 1 -> failed(go, Cause.QUERY_FAILED);
                case 2 -> {
                    busy.remove(id);
                    now = now.with(id, new StepState.Held(null));
                }
                default -> {
                    busy.remove(id);
                    proven.add(now.revision().of(id) + ":" + id);
                    var body =
                            Value.Fields.EMPTY
                                    .with("n", Value.number(random.nextInt(3)))
                                    .with("flag", new Value.Flag(random.nextBoolean()));
                    now =
                            now.with(
                                    id,
                                    new StepState.Done(new Evidence(body, "proven", "test"), null));
                }
            }
        }

        private void failed(Attempt.Go go, Cause cause) {
            var step = go.step();
            var problem = Problem.of(cause, "by chance");
            var print = Print.of(go.agent(), now.input(step));
            busy.remove(step.id());
            var aftermath =
                    Aftermath.of(
                            step,
                            problem,
                            new Aftermath.Tried(
                                    go.agent(),
                                    go.tries(),
                                    now.failures(print),
                                    now.revision().number()),
                            new Aftermath.Allowed(
                                    3, Duration.ZERO, Duration.ofSeconds(1), 2, true));
            if (aftermath instanceof Aftermath.Again) {
                assertThat(go.tries()).isLessThan(4);
                start(go.again());
                return;
            }
            now = now.failing(print, 1);
            switch (aftermath) {
                case Aftermath.FallBack(var other) -> start(go.by(other));
                case Aftermath.Forgive _ ->
                        now = now.with(step.id(), new StepState.Done(Evidence.SKIPPED, problem));
                case Aftermath.Replan _ -> now = now.with(step.id(), new StepState.Failed(problem));
                case Aftermath.Ask _ -> {
                    assertThat(now.failures(print)).as("seed %d", seed).isGreaterThan(1);
                    now = now.with(step.id(), new StepState.Held(null));
                }
                case Aftermath.Fail _, Aftermath.Again _ -> {
                    assertThat(now.answered()).as("answered, seed %d", seed).isFalse();
                    end = "failed";
                }
            }
        }

        /** Keeps what is done and most of what is not, and adds steps of its own. */
        private void replan() {
            var steps = new ArrayList<Step>();
            var ids = new HashSet<StepId>();
            for (var step : now.plan().steps()) {
                if (now.done().containsKey(step.id())
                        || ids.containsAll(step.needs()) && random.nextInt(3) > 0) {
                    steps.add(step);
                    ids.add(step.id());
                }
            }
            for (var i = random.nextInt(3); i >= 0; i--) {
                var step = Plans.step(700 + now.revision().number() * 10 + i, "a");
                steps.add(step.withInput(Value.Fields.EMPTY.with("n", Value.number(i))));
            }
            var before = now;
            now = now.under(now.plan().withSteps(steps));
            assertThat(now.done()).as("seed %d", seed).isEqualTo(before.done());
            assertThat(now.revision().number()).isLessThanOrEqualTo(3);
        }

        private void decide() {
            var held = now.in(StepState.Held.class);
            assertThat(held).as("waits for nobody: seed %d", seed).isNotEmpty();
            var step = now.plan().step(RandomPlan.any(held, random)).orElseThrow();
            if (random.nextInt(4) == 0) {
                end = "rejected";
                return;
            }
            var decision =
                    new Decision(
                            Decision.Action.APPROVE, Value.NOTHING, "anna", null, Instant.EPOCH);
            now = now.with(step.id(), new StepState.Cleared(decision));
        }
    }
}
