package dev.baton.run;

import dev.baton.plan.Evidence;
import dev.baton.plan.Plan;
import dev.baton.plan.Resolution;
import dev.baton.plan.Step;
import dev.baton.plan.StepId;
import dev.baton.plan.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a run stands: its plan and what each step has come to. A value; whatever happens makes a new
 * one.
 */
final class Standing {
    private final Plan plan;
    private final Revision revision;
    private final Map<StepId, StepState> states;
    private final Map<StepId, Value.Fields> inputs;
    private final Map<Print, Integer> failures;
    private final boolean answered;
    // Both follow from the rest and are kept because they are asked for at every turn.
    private final Map<StepId, Evidence> done;
    private final Map<StepId, Set<StepId>> needs;

    private Standing(
            Plan plan,
            Revision revision,
            Map<StepId, StepState> states,
            Map<StepId, Value.Fields> inputs,
            Map<Print, Integer> failures,
            boolean answered,
            Map<StepId, Set<StepId>> needs) {
        this.plan = plan;
        this.revision = revision;
        this.states = states;
        this.inputs = inputs;
        this.failures = failures;
        this.answered = answered;
        this.needs = needs;
        this.done = new HashMap<>();
        states.forEach((step, state) -> {
            if (state instanceof StepState.Done(var evidence, _)) {
                done.put(step, evidence);
            }
        });
    }

    /** Nothing of the plan has begun. */
    static Standing of(Plan plan, Revision revision) {
        return new Standing(plan, revision, Map.of(), Map.of(), Map.of(), false, needs(plan));
    }

    private static Map<StepId, Set<StepId>> needs(Plan plan) {
        var needs = new HashMap<StepId, Set<StepId>>();
        plan.steps().forEach(step -> needs.put(step.id(), step.needs()));
        return needs;
    }

    /** The same, but for one step. */
    Standing with(StepId step, StepState state) {
        var changed = new TreeMap<>(states);
        changed.put(step, state);
        return new Standing(plan, revision, changed, inputs, failures, answered, needs);
    }

    /** The same with a step that has not begun. */
    Standing without(StepId step) {
        var changed = new TreeMap<>(states);
        changed.remove(step);
        return new Standing(plan, revision, changed, inputs, failures, answered, needs);
    }

    /** The same with another input for a step than its plan says. */
    Standing given(StepId step, Value.Fields input) {
        var changed = new HashMap<>(inputs);
        changed.put(step, input);
        return new Standing(plan, revision, states, changed, failures, answered, needs);
    }

    /** The same after this work has failed for good once more. */
    Standing failing(Print work, int times) {
        var changed = new HashMap<>(failures);
        changed.merge(work, times, Integer::sum);
        return new Standing(plan, revision, states, inputs, changed, answered, needs);
    }

    /** The same with an answer. */
    Standing afterAnswer() {
        return new Standing(plan, revision, states, inputs, failures, true, needs);
    }

    /** The same under another plan: what is done stays so, all else begins anew. */
    Standing under(Plan other) {
        var next = revision.next(plan, other);
        var kept = new TreeMap<StepId, StepState>();
        states.forEach((step, state) -> {
            if (stays(step, state, other, next)) {
                kept.put(step, state);
            }
        });
        var given = new HashMap<>(inputs);
        given.keySet().removeIf(step -> next.of(step) != revision.of(step));
        return new Standing(other, next, kept, given, failures, answered, needs(other));
    }

    private boolean stays(StepId step, StepState state, Plan other, Revision next) {
        var same = other.step(step).isPresent() && next.of(step) == revision.of(step);
        return switch (state) {
            case StepState.Done _ -> true;
            // What a person was asked or has said about a step holds as long as the step does.
            case StepState.Held _, StepState.Cleared _ -> same;
            case StepState.Busy _, StepState.Failed _ -> false;
        };
    }

    Plan plan() {
        return plan;
    }

    Revision revision() {
        return revision;
    }

    /** What is settled: what was proved, and nothing for what was skipped. */
    Map<StepId, Evidence> done() {
        return done;
    }

    @Nullable StepState state(StepId step) {
        return states.get(step);
    }

    /** The steps in that kind of state, in the order of their ids. */
    List<StepId> in(Class<? extends StepState> kind) {
        return states.entrySet().stream()
                .filter(entry -> kind.isInstance(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** True when an answer stands. */
    boolean answered() {
        return answered;
    }

    /** True when all that the answer waits for is done. */
    boolean answerable() {
        return plan.steps().stream()
                .allMatch(step -> step.policy().beside() || done.containsKey(step.id()));
    }

    /** True when all that a step needs is done, and the answer stands if it is beside it. */
    boolean mayStart(Step step) {
        if (step.policy().beside() && !answered) {
            return false;
        }
        return done.keySet().containsAll(needs.getOrDefault(step.id(), Set.of()));
    }

    /** What the step is carried out with: what its plan says, or what a person put in its place. */
    Value.Fields input(Step step) {
        var given = inputs.get(step.id());
        return given == null ? Resolution.resolveFields(step.input(), done) : given;
    }

    /** What was proved of what the step needs. */
    Map<StepId, Evidence> needed(Step step) {
        var needed = new HashMap<>(done);
        needed.keySet().retainAll(needs.getOrDefault(step.id(), Set.of()));
        return needed;
    }

    /** How often this work has failed for good. */
    int failures(Print work) {
        return failures.getOrDefault(work, 0);
    }

    /** True when a step that the answer waits for was skipped because it had failed. */
    boolean partial() {
        return states.entrySet().stream()
                .filter(each -> !beside(each.getKey()))
                .map(Map.Entry::getValue)
                .anyMatch(
                        state -> state instanceof StepState.Done(_, var failed) && failed != null);
    }

    /** True when the answer does not wait for the step of that id. */
    boolean beside(StepId id) {
        return plan.step(id).filter(step -> step.policy().beside()).isPresent();
    }
}
