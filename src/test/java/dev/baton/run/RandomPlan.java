package dev.baton.run;

import dev.baton.plan.Approval;
import dev.baton.plan.Effect;
import dev.baton.plan.OnFailure;
import dev.baton.plan.Plan;
import dev.baton.plan.Reference;
import dev.baton.plan.Step;
import dev.baton.plan.StepId;
import dev.baton.plan.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** A plan drawn at random, and the codes of the faults that were put into it. */
record RandomPlan(Plan plan, Set<String> faults) {
    static final List<String> AGENTS = List.of("a", "b", "c");

    /** What a plan looks like. */
    private enum Look {
        DEEP,
        WIDE,
        MIXED
    }

    static RandomPlan of(Random random) {
        var look = Look.values()[random.nextInt(Look.values().length)];
        var size = 1 + random.nextInt(random.nextInt(10) == 0 ? 100 : 14);
        var steps = new ArrayList<Step>();
        for (var i = 1; i <= size; i++) {
            steps.add(step(i, look, random));
        }
        var plan = new Plan("random", beside(steps, random), Value.Fields.EMPTY);
        return random.nextInt(3) == 0 ? broken(plan, random) : new RandomPlan(plan, Set.of());
    }

    private static Step step(int number, Look look, Random random) {
        var after = new HashSet<StepId>();
        var input = new LinkedHashMap<String, Value>();
        input.put("n", Value.number(random.nextInt(3)));
        switch (look) {
            case DEEP -> {
                if (number > 1) {
                    after.add(StepId.of(number - 1));
                }
            }
            case WIDE -> {
                if (number > 1 && random.nextInt(6) == 0) {
                    after.add(StepId.of(1));
                }
            }
            case MIXED -> {
                for (var i = random.nextInt(4); i > 0 && number > 1; i--) {
                    var needed = 1 + random.nextInt(number - 1);
                    if (random.nextBoolean()) {
                        after.add(StepId.of(needed));
                    } else {
                        input.put("e" + i, new Value.Ref(Reference.parse("E" + needed + ".n")));
                    }
                }
            }
        }
        var when =
                number > 1 && random.nextInt(8) == 0
                        ? new Value.Ref(
                                Reference.parse("E" + (1 + random.nextInt(number - 1)) + ".flag"))
                        : null;
        return new Step(
                StepId.of(number),
                any(AGENTS, random),
                "Step " + number,
                new Value.Fields(input),
                after,
                policy(random),
                null,
                when);
    }

    static Step.Policy policy(Random random) {
        var onFailure = OnFailure.values()[random.nextInt(OnFailure.values().length)];
        return new Step.Policy(
                onFailure,
                Duration.ofSeconds(1),
                Effect.values()[random.nextInt(3)],
                onFailure == OnFailure.FALLBACK ? any(AGENTS, random) : null,
                random.nextInt(8) == 0 ? Approval.BEFORE : Approval.NONE);
    }

    /** The same, some of them beside the answer, with all that wait for those. */
    private static List<Step> beside(List<Step> steps, Random random) {
        var chosen = new HashSet<StepId>();
        return steps.stream()
                .map(step -> {
                    var beside =
                            random.nextInt(10) == 0
                                    || step.needs().stream().anyMatch(chosen::contains);
                    if (beside) {
                        chosen.add(step.id());
                    }
                    return beside ? Plans.beside(step) : step;
                })
                .toList();
    }

    static <T> T any(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }

    private static RandomPlan broken(Plan plan, Random random) {
        var steps = new ArrayList<>(plan.steps());
        var faults = new TreeSet<String>();
        for (var times = 1 + random.nextInt(2); times > 0; times--) {
            var at = random.nextInt(plan.steps().size());
            var step = steps.get(at);
            switch (random.nextInt(6)) {
                case 0 -> {
                    steps.set(at, by(step, "nobody"));
                    faults.add("unknown_agent");
                }
                case 1 -> {
                    steps.set(at, after(step, StepId.of(777)));
                    faults.add("unresolvable_reference");
                }
                case 2 -> {
                    steps.set(at, after(step, step.id()));
                    faults.add("cycle");
                }
                case 3 -> {
                    steps.add(step);
                    faults.add("duplicate_id");
                }
                case 4 -> {
                    var far = StepId.of(500 + random.nextInt(100));
                    var near = StepId.of(600 + random.nextInt(100));
                    steps.add(after(Plans.step(far.number(), "a"), near));
                    steps.add(after(Plans.step(near.number(), "b"), far));
                    faults.add("cycle");
                }
                default -> {
                    for (var i = 0; steps.size() <= 100; i++) {
                        steps.add(Plans.step(800 + i, "a"));
                    }
                    faults.add("too_many_steps");
                }
            }
        }
        return new RandomPlan(plan.withSteps(steps), faults);
    }

    private static Step by(Step step, String agent) {
        return new Step(
                step.id(),
                agent,
                step.title(),
                step.input(),
                step.after(),
                step.policy(),
                step.stage(),
                step.when());
    }

    private static Step after(Step step, StepId needed) {
        var after = new HashSet<>(step.after());
        after.add(needed);
        return new Step(
                step.id(),
                step.agent(),
                step.title(),
                step.input(),
                after,
                step.policy(),
                step.stage(),
                step.when());
    }
}
