package dev.baton.context;

import dev.baton.plan.Evidence;
import dev.baton.plan.Plan;
import dev.baton.plan.Step;
import dev.baton.plan.StepId;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a prompt is about: the goal, the evidence there is, which of it is named, what the steps are
 * called, and the conversation until now.
 */
public record Topic(
        String goal,
        Map<StepId, Evidence> evidence,
        Set<StepId> named,
        Map<StepId, String> titles,
        List<Passage> history) {
    public Topic {
        evidence = Collections.unmodifiableMap(new TreeMap<>(evidence));
        named = Set.copyOf(named);
        titles = Map.copyOf(titles);
        history = List.copyOf(history);
    }

    /** A goal of which nothing is known yet. */
    public static Topic of(String goal) {
        return new Topic(goal, Map.of(), Set.of(), Map.of(), List.of());
    }

    /** The goal of a plan with the evidence of its finished steps, all of it named. */
    public static Topic of(Plan plan, Map<StepId, Evidence> done) {
        var titles =
                plan.steps().stream()
                        .collect(Collectors.toMap(Step::id, Step::title, (first, _) -> first));
        return new Topic(plan.goal(), done, done.keySet(), titles, List.of());
    }

    /** The same with this evidence, all of it named. */
    public Topic with(Map<StepId, Evidence> other) {
        return new Topic(goal, other, other.keySet(), titles, history);
    }

    /** Only the evidence of these steps is told; that there is more is said. */
    public Topic naming(Collection<StepId> steps) {
        return new Topic(goal, evidence, Set.copyOf(steps), titles, history);
    }

    /** The same after this conversation. */
    public Topic after(List<Passage> passages) {
        return new Topic(goal, evidence, named, titles, passages);
    }
}
