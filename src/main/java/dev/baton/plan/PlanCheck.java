package dev.baton.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds everything that is wrong with a plan before anything of it runs. */
public final class PlanCheck {
    /** No plan may have more steps than this. */
    public static final int MOST_STEPS = 100;

    private PlanCheck() {}

    /** One fault: a stable code, the step it is in (if in one), and a sentence. */
    public record Fault(String code, @Nullable StepId step, String text) {}

    /** All faults of the plan when just these agents are on duty; empty when it may run. */
    public static List<Fault> faults(Plan plan, Set<String> agents) {
        var faults = new ArrayList<Fault>();
        if (plan.steps().isEmpty()) {
            faults.add(new Fault("no_steps", null, "The plan has no steps."));
        }
        if (plan.steps().size() > MOST_STEPS) {
            faults.add(
                    new Fault(
                            "too_many_steps",
                            null,
                            "The plan has %d steps; %d are allowed."
                                    .formatted(plan.steps().size(), MOST_STEPS)));
        }
        var known = new HashSet<StepId>();
        for (var step : plan.steps()) {
            if (!known.add(step.id())) {
                faults.add(
                        new Fault("duplicate_id", step.id(), "Two steps are called " + step.id()));
            }
        }
        for (var step : plan.steps()) {
            checkStep(step, known, agents, faults);
        }
        for (var missing : missing(Step.referredTo(plan.answer()), known)) {
            faults.add(
                    new Fault(
                            "unresolvable_reference",
                            null,
                            "The answer refers to " + missing + ", which no step is."));
        }
        inCircles(plan)
                .forEach(id ->
                        faults.add(
                                new Fault("cycle", id, "Step %s waits for itself.".formatted(id))));
        return List.copyOf(faults);
    }

    private static void checkStep(
            Step step, Set<StepId> known, Set<String> agents, List<Fault> faults) {
        if (!agents.contains(step.agent())) {
            faults.add(
                    new Fault(
                            "unknown_agent",
                            step.id(),
                            "No agent on duty is called " + step.agent() + "."));
        }
        for (var missing : missing(step.needs(), known)) {
            faults.add(
                    new Fault(
                            "unresolvable_reference",
                            step.id(),
                            "Step %s refers to %s, which no step is."
                                    .formatted(step.id(), missing)));
        }
        if (!step.policy().timeout().isPositive()) {
            faults.add(
                    new Fault(
                            "bad_timeout", step.id(), "Step " + step.id() + " is given no time."));
        }
    }

    private static List<StepId> missing(Iterable<StepId> named, Set<StepId> known) {
        var missing = new ArrayList<StepId>();
        for (var id : named) {
            if (!known.contains(id)) {
                missing.add(id);
            }
        }
        return missing;
    }

    /** The steps from which a way of needs leads back to themselves, in plan order. */
    private static Set<StepId> inCircles(Plan plan) {
        Map<StepId, Set<StepId>> needs = new HashMap<>();
        plan.steps().forEach(step -> needs.putIfAbsent(step.id(), step.needs()));
        var circles = new LinkedHashSet<StepId>();
        for (var step : plan.steps()) {
            var seen = new HashSet<StepId>();
            var open = new ArrayList<>(step.needs());
            while (!open.isEmpty()) {
                var next = open.removeLast();
                if (seen.add(next)) {
                    open.addAll(needs.getOrDefault(next, Set.of()));
                }
            }
            if (seen.contains(step.id())) {
                circles.add(step.id());
            }
        }
        return circles;
    }
}
