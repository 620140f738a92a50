package dev.baton.planner;

import dev.baton.plan.Approval;
import dev.baton.plan.Effect;
import dev.baton.plan.Plan;
import dev.baton.plan.PlanCheck;
import dev.baton.plan.Skill;
import dev.baton.plan.StepId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Everything that is wrong with a plan for a caller, its limits and its cost included. */
public final class PlanFaults {
    private PlanFaults() {}

    /** All faults; empty when the plan may run. {@code done} are steps that have run already. */
    public static List<PlanCheck.Fault> of(
            Plan plan,
            Set<StepId> done,
            Catalogue catalogue,
            PlannerConfig config,
            Estimate estimate) {
        var skills = skills(plan, done, catalogue);
        var faults = new ArrayList<>(PlanCheck.faults(plan, skills));
        tooMany(plan, config).ifPresent(faults::add);
        unapproved(plan, done, skills, faults);
        tooDear(config, estimate).ifPresent(faults::add);
        return faults.stream().distinct().toList();
    }

    /** Who has worked already may be off duty now; the solver is in no catalogue. */
    private static Map<String, Skill> skills(Plan plan, Set<StepId> done, Catalogue catalogue) {
        var skills = new TreeMap<>(catalogue.skills());
        skills.put(Ending.SOLVER, Skill.UNKNOWN);
        plan.steps().stream()
                .filter(step -> done.contains(step.id()))
                .forEach(step -> skills.putIfAbsent(step.agent(), Skill.UNKNOWN));
        return skills;
    }

    private static Optional<PlanCheck.Fault> tooMany(Plan plan, PlannerConfig config) {
        // The answer is written in a step of its own.
        int steps = plan.steps().size() - 1;
        return steps > config.mostSteps() && steps < PlanCheck.MOST_STEPS
                ? Optional.of(
                        new PlanCheck.Fault(
                                "too_many_steps",
                                null,
                                "The plan has %d steps; %d are allowed."
                                        .formatted(steps, config.mostSteps())))
                : Optional.empty();
    }

    private static void unapproved(
            Plan plan, Set<StepId> done, Map<String, Skill> skills, List<PlanCheck.Fault> into) {
        for (var step : plan.steps()) {
            var skill = skills.get(step.agent());
            if (skill != null
                    && skill.effect() == Effect.EXTERNAL
                    && step.policy().approval() == Approval.NONE
                    && !done.contains(step.id())) {
                into.add(
                        new PlanCheck.Fault(
                                "effect_without_approval",
                                step.id(),
                                "Step %s acts outside, and nobody is to approve it."
                                        .formatted(step.id())));
            }
        }
    }

    private static Optional<PlanCheck.Fault> tooDear(PlannerConfig config, Estimate estimate) {
        var cost = estimate.costMicros();
        if (config.mostTokens().isPresent() && estimate.tokens() > config.mostTokens().getAsInt()) {
            return over("%,d tokens", estimate.tokens(), config.mostTokens().getAsInt());
        }
        return cost != null && config.mostCost().isPresent() && cost > config.mostCost().get()
                ? over("%,d millionths of a dollar", cost, config.mostCost().get())
                : Optional.empty();
    }

    private static Optional<PlanCheck.Fault> over(String unit, Number takes, Number most) {
        return Optional.of(
                new PlanCheck.Fault(
                        "over_budget",
                        null,
                        ("The plan would take about " + unit + "; " + unit + " are allowed.")
                                .formatted(takes, most)));
    }
}
