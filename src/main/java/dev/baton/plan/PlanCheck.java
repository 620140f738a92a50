package dev.baton.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds everything that is wrong with a plan before anything of it runs. */
public final class PlanCheck {
    /** No plan may have more steps than this. */
    public static final int MOST_STEPS = 100;

    private final Plan plan;
    private final Map<String, Skill> agents;
    private final Map<StepId, Step> steps = new LinkedHashMap<>();
    private final List<Fault> faults = new ArrayList<>();

    private PlanCheck(Plan plan, Map<String, Skill> agents) {
        this.plan = plan;
        this.agents = agents;
    }

    /** One fault: a stable code, the step it is in (if in one), and a sentence. */
    public record Fault(String code, @Nullable StepId step, String text) {}

    /** All faults of the plan when just these agents are on duty; empty when it may run. */
    public static List<Fault> faults(Plan plan, Set<String> agents) {
        var skills = new HashMap<String, Skill>();
        agents.forEach(agent -> skills.put(agent, Skill.UNKNOWN));
        return faults(plan, skills);
    }

    /** As above, held also against what each agent takes, gives and may be used for. */
    public static List<Fault> faults(Plan plan, Map<String, Skill> agents) {
        return new PlanCheck(plan, agents).all();
    }

    private List<Fault> all() {
        if (plan.steps().isEmpty()) {
            fault("no_steps", null, "The plan has no steps.");
        }
        if (plan.steps().size() > MOST_STEPS) {
            fault(
                    "too_many_steps",
                    null,
                    "The plan has %d steps; %d are allowed."
                            .formatted(plan.steps().size(), MOST_STEPS));
        }
        for (var step : plan.steps()) {
            if (steps.putIfAbsent(step.id(), step) != null) {
                fault("duplicate_id", step.id(), "Two steps are called " + step.id() + ".");
            }
        }
        plan.steps().forEach(this::checkStep);
        checkReferences(null, "The answer", plan.answer());
        checkBeside();
        inCircles().forEach(id -> fault("cycle", id, "Step %s waits for itself.".formatted(id)));
        return faults.stream().distinct().toList();
    }

    private void fault(String code, @Nullable StepId step, String text) {
        faults.add(new Fault(code, step, text));
    }

    private void checkStep(Step step) {
        var skill = checkAgent(step, step.agent());
        var fallback = step.policy().fallback();
        if (fallback != null) {
            checkAgent(step, fallback);
        } else if (step.policy().onFailure() == OnFailure.FALLBACK) {
            fault("no_fallback", step.id(), "Step %s falls back on no agent.".formatted(step.id()));
        }
        for (var needed : step.after()) {
            if (!steps.containsKey(needed)) {
                missing(step.id(), "Step " + step.id(), needed);
            }
        }
        checkReferences(step.id(), "Step " + step.id(), step.input());
        if (step.when() != null) {
            checkReferences(step.id(), "Step " + step.id(), step.when());
        }
        if (skill != null) {
            checkInput(step, skill);
        }
        if (!step.policy().timeout().isPositive()) {
            fault("bad_timeout", step.id(), "Step " + step.id() + " is given no time.");
        }
    }

    /** What the answer does not wait for it cannot rest on, by whatever way. */
    private void checkBeside() {
        for (var reference : Step.references(plan.answer())) {
            if (beside(reference.step())) {
                fault(
                        "rests_on_beside",
                        null,
                        "The answer refers to %s, which it does not wait for."
                                .formatted(reference));
            }
        }
        for (var step : plan.steps()) {
            if (!step.policy().beside() && step.needs().stream().anyMatch(this::beside)) {
                fault(
                        "rests_on_beside",
                        step.id(),
                        "The answer waits for step %s, which waits for a step beside it."
                                .formatted(step.id()));
            }
        }
    }

    private boolean beside(StepId id) {
        var step = steps.get(id);
        return step != null && step.policy().beside();
    }

    private @Nullable Skill checkAgent(Step step, String name) {
        var skill = agents.get(name);
        if (skill == null) {
            fault("unknown_agent", step.id(), "No agent on duty is called " + name + ".");
        } else if (!skill.allowed()) {
            fault("forbidden_agent", step.id(), "The agent " + name + " may not be used by you.");
        }
        return skill;
    }

    /** Each place a value refers to must be in what the step there proves. */
    private void checkReferences(@Nullable StepId step, String who, Value value) {
        for (var reference : Step.references(value)) {
            var target = steps.get(reference.step());
            if (target == null) {
                missing(step, who, reference.step());
            } else if (shape(reference) == null) {
                fault(
                        "mistyped_reference",
                        step,
                        "%s refers to %s, which the agent %s does not give."
                                .formatted(who, reference, target.agent()));
            }
        }
    }

    private void missing(@Nullable StepId step, String who, StepId missing) {
        fault(
                "unresolvable_reference",
                step,
                "%s refers to %s, which no step is.".formatted(who, missing));
    }

    private void checkInput(Step step, Skill skill) {
        for (var text : skill.input().faults(step.input())) {
            fault("bad_input", step.id(), "Step %s: %s.".formatted(step.id(), text));
        }
        step.input()
                .fields()
                .forEach((name, value) -> {
                    var wanted = skill.input().fields().getOrDefault(name, Shape.ANY);
                    if (value instanceof Value.Ref(var reference)) {
                        var given = shape(reference);
                        if (given != null && !wanted.mayBe(given)) {
                            fault(
                                    "mistyped_reference",
                                    step.id(),
                                    "Step %s cannot take %s as its %s."
                                            .formatted(step.id(), reference, name));
                        }
                    }
                });
    }

    /** What stands at that place; null when nothing can, anything when its agent is not known. */
    private @Nullable Shape shape(Reference reference) {
        var target = steps.get(reference.step());
        var skill = target == null ? null : agents.get(target.agent());
        return skill == null ? Shape.ANY : skill.output().at(reference.path()).orElse(null);
    }

    /** The steps from which a way of needs leads back to themselves, in plan order. */
    private Set<StepId> inCircles() {
        var waiting = new HashMap<StepId, Integer>();
        var followers = new HashMap<StepId, List<StepId>>();
        steps.forEach((id, step) -> {
            var needs = step.needs().stream().filter(steps::containsKey).toList();
            waiting.put(id, needs.size());
            needs.forEach(need -> followers.computeIfAbsent(need, _ -> new ArrayList<>()).add(id));
        });
        var free = new ArrayList<StepId>();
        waiting.forEach((id, count) -> {
            if (count == 0) {
                free.add(id);
            }
        });
        while (!free.isEmpty()) {
            var done = free.removeLast();
            waiting.remove(done);
            for (var follower : followers.getOrDefault(done, List.of())) {
                if (waiting.merge(follower, -1, Integer::sum) == 0) {
                    free.add(follower);
                }
            }
        }
        // What is left waits for a circle; it is in one when it can be reached from itself.
        var circles = new LinkedHashSet<StepId>();
        for (var id : steps.keySet()) {
            if (waiting.containsKey(id) && reaches(id, followers, waiting.keySet())) {
                circles.add(id);
            }
        }
        return circles;
    }

    private static boolean reaches(
            StepId id, Map<StepId, List<StepId>> followers, Set<StepId> within) {
        var seen = new HashSet<StepId>();
        var open = new ArrayList<>(followers.getOrDefault(id, List.of()));
        while (!open.isEmpty()) {
            var next = open.removeLast();
            if (within.contains(next) && seen.add(next)) {
                open.addAll(followers.getOrDefault(next, List.of()));
            }
        }
        return seen.contains(id);
    }
}
