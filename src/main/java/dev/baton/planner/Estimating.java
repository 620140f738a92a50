package dev.baton.planner;

import dev.baton.agent.AgentCard;
import dev.baton.model.Models;
import dev.baton.model.Purpose;
import dev.baton.plan.Plan;
import dev.baton.plan.Step;
import dev.baton.plan.StepId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells from the agents' cards what a plan will take. */
public final class Estimating {
    /** What a model reads and writes for the answer, where one writes it. */
    private static final AgentCard.Cost SOLVER = new AgentCard.Cost(1200, 2500);

    /** Of the tokens of a call about one in six is written by the model. */
    private static final int WRITTEN = 6;

    private final Catalogue catalogue;
    private final Models models;

    public Estimating(Catalogue catalogue, Models models) {
        this.catalogue = catalogue;
        this.models = models;
    }

    /** What the steps that are not done yet will take. */
    public Estimate of(Plan plan, Set<StepId> done) {
        var steps = plan.steps().stream().filter(step -> !done.contains(step.id())).toList();
        int tokens = steps.stream().mapToInt(step -> cost(step).tokens()).sum();
        return new Estimate(steps.size(), tokens, micros(tokens), millis(plan, done));
    }

    private @Nullable Long micros(int tokens) {
        int written = tokens / WRITTEN;
        return tokens == 0
                ? Long.valueOf(0)
                : models.micros(Purpose.SQL, tokens - written, written).orElse(null);
    }

    private AgentCard.Cost cost(Step step) {
        if (step.agent().equals(Ending.SOLVER)) {
            return models.available(Purpose.PROSE) ? SOLVER : AgentCard.Cost.SMALL;
        }
        return catalogue.card(step.agent()).map(AgentCard::cost).orElse(AgentCard.Cost.SMALL);
    }

    /** Along the way that takes longest; a circle is followed once. */
    private long millis(Plan plan, Set<StepId> done) {
        var known = new HashMap<StepId, Long>();
        done.forEach(id -> known.put(id, 0L));
        long longest = 0;
        for (var step : plan.steps()) {
            longest = Math.max(longest, until(step, plan, known, new HashSet<>()));
        }
        return longest;
    }

    private long until(Step step, Plan plan, Map<StepId, Long> known, Set<StepId> open) {
        var found = known.get(step.id());
        if (found != null || !open.add(step.id())) {
            return found == null ? 0 : found;
        }
        long before = 0;
        for (var need : step.needs()) {
            before =
                    Math.max(
                            before,
                            plan.step(need)
                                    .map(needed -> until(needed, plan, known, open))
                                    .orElse(0L));
        }
        long all = before + cost(step).millis();
        known.put(step.id(), all);
        return all;
    }
}
