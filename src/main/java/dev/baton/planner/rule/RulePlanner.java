package dev.baton.planner.rule;

import dev.baton.agent.AgentCard;
import dev.baton.plan.Plan;
import dev.baton.plan.Problem;
import dev.baton.plan.Step;
import dev.baton.plan.StepId;
import dev.baton.planner.Catalogue;
import dev.baton.planner.Ending;
import dev.baton.planner.Goal;
import dev.baton.planner.Setback;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes plans without a model: what is asked of data goes to a database, what is to be compared is
 * compared, and the rest to the agent whose card fits its words. What fits nowhere is said.
 */
public final class RulePlanner {
    private final Catalogue catalogue;
    private final LocalDate today;
    private final Duration stepTime;

    public RulePlanner(Catalogue catalogue, LocalDate today, Duration stepTime) {
        this.catalogue = catalogue;
        this.today = today;
        this.stepTime = stepTime;
    }

    /** A plan, or the clauses of the goal that no agent on duty is for. */
    public sealed interface Outcome {
        record Made(Plan plan) implements Outcome {}

        record Declined(List<String> clauses, List<String> possible) implements Outcome {}
    }

    /** A plan for the goal. */
    public Outcome plan(Goal goal) {
        var mapping = new Mapping(goal, catalogue, today, stepTime);
        Clauses.of(goal.text()).forEach(mapping::add);
        if (!mapping.unmapped().isEmpty() || mapping.steps().isEmpty()) {
            var clauses = mapping.unmapped().isEmpty() ? List.of(goal.text()) : mapping.unmapped();
            return new Outcome.Declined(clauses, possible());
        }
        return new Outcome.Made(Ending.plan(goal, mapping.steps(), Map.of(), catalogue));
    }

    /**
     * The plan without what failed and without all that waits for it; empty when nothing is left
     * from which an answer could be written.
     */
    public static Optional<Plan> around(Goal goal, Setback setback, Catalogue catalogue) {
        var lost = new HashSet<StepId>();
        lost.add(setback.failed());
        var steps = setback.plan().steps();
        for (boolean more = true; more; ) {
            more = false;
            for (var step : steps) {
                more |=
                        !step.agent().equals(Ending.SOLVER)
                                && !lost.contains(step.id())
                                && !setback.done().containsKey(step.id())
                                && step.needs().stream().anyMatch(lost::contains)
                                && lost.add(step.id());
            }
        }
        var left =
                steps.stream()
                        .filter(step -> !step.agent().equals(Ending.SOLVER))
                        .filter(step -> !lost.contains(step.id()))
                        .toList();
        return left.isEmpty()
                ? Optional.empty()
                : Optional.of(Ending.plan(goal, left, gaps(setback, lost), catalogue));
    }

    private static Map<Step, Problem> gaps(Setback setback, Set<StepId> lost) {
        var gaps = new LinkedHashMap<Step, Problem>();
        for (var step : setback.plan().steps()) {
            if (step.id().equals(setback.failed())) {
                gaps.put(step, setback.problem());
            } else if (lost.contains(step.id())) {
                gaps.put(
                        step,
                        Problem.of(
                                setback.problem().cause(),
                                "It needs what %s did not give.".formatted(setback.failed())));
            }
        }
        return gaps;
    }

    private List<String> possible() {
        var possible = new ArrayList<String>();
        for (AgentCard card : catalogue.cards()) {
            possible.add(card.name() + ": " + card.purpose());
        }
        return possible.stream().limit(8).toList();
    }
}
