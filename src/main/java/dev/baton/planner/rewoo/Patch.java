package dev.baton.planner.rewoo;

import dev.baton.plan.PlanCheck;
import dev.baton.plan.Problem;
import dev.baton.plan.Reference;
import dev.baton.plan.Step;
import dev.baton.plan.StepId;
import dev.baton.plan.Value;
import dev.baton.planner.Catalogue;
import dev.baton.planner.Goal;
import dev.baton.planner.Setback;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Puts new steps into a plan under way. What is done stays as it was, whatever the model says of
 * it; a new step gets a number that no step of the plan ever had, unless it is an old one
 * unchanged.
 */
final class Patch {
    private final Setback setback;
    private final Map<StepId, Step> done = new LinkedHashMap<>();

    Patch(Setback setback) {
        this.setback = setback;
        for (var step : setback.plan().steps()) {
            if (setback.done().containsKey(step.id())) {
                done.put(step.id(), step);
            }
        }
    }

    /** All steps but the one that writes the answer; which of them are done; what failed. */
    record Result(
            List<Step> steps,
            List<PlanCheck.Fault> faults,
            Set<StepId> done,
            Map<Step, Problem> gaps) {}

    Result result(Goal goal, Catalogue catalogue, Duration stepTime, Draft draft) {
        var drafting = new Drafting(goal, catalogue, stepTime, done);
        var fresh =
                drafting.steps(draft).stream()
                        .filter(step -> !done.containsKey(step.id()))
                        .toList();
        var steps = new ArrayList<>(done.values());
        steps.addAll(numbered(fresh));
        return new Result(steps, drafting.faults(), done.keySet(), gaps());
    }

    private Map<Step, Problem> gaps() {
        return setback.plan()
                .step(setback.failed())
                .map(step -> Map.of(step, setback.problem()))
                .orElse(Map.of());
    }

    private List<Step> numbered(List<Step> fresh) {
        var old = new HashMap<StepId, Step>();
        setback.plan().steps().forEach(step -> old.put(step.id(), step));
        int next = old.keySet().stream().mapToInt(StepId::number).max().orElse(0) + 1;
        var ids = new HashMap<StepId, StepId>();
        var taken = new HashSet<StepId>();
        for (var step : fresh) {
            if (unchanged(step, old.get(step.id())) || !old.containsKey(step.id())) {
                ids.put(step.id(), step.id());
                taken.add(step.id());
            }
        }
        for (var step : fresh) {
            while (taken.contains(StepId.of(next)) && next < 999) {
                next++;
            }
            if (ids.putIfAbsent(step.id(), StepId.of(next)) == null) {
                next++;
            }
        }
        return fresh.stream().map(step -> renamed(step, ids)).toList();
    }

    private boolean unchanged(Step step, @Nullable Step old) {
        return old != null
                && !old.id().equals(setback.failed())
                && old.agent().equals(step.agent())
                && old.input().equals(step.input());
    }

    private static Step renamed(Step step, Map<StepId, StepId> ids) {
        return new Step(
                ids.getOrDefault(step.id(), step.id()),
                step.agent(),
                step.title(),
                step.input().each(value -> renamed(value, ids)),
                step.after().stream()
                        .map(need -> ids.getOrDefault(need, need))
                        .collect(Collectors.toSet()),
                step.policy(),
                step.stage(),
                step.when());
    }

    private static Value renamed(Value value, Map<StepId, StepId> ids) {
        return switch (value) {
            case Value.Ref(var reference) -> new Value.Ref(renamed(reference, ids));
            case Value.Prose prose ->
                    new Value.Prose(
                            prose.filled(reference -> "{{" + renamed(reference, ids) + "}}"));
            case Value.Nothing _,
                    Value.Text _,
                    Value.Number _,
                    Value.Flag _,
                    Value.Items _,
                    Value.Fields _ ->
                    value.each(each -> renamed(each, ids));
        };
    }

    private static Reference renamed(Reference reference, Map<StepId, StepId> ids) {
        return new Reference(
                ids.getOrDefault(reference.step(), reference.step()), reference.path());
    }
}
