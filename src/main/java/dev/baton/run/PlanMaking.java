package dev.baton.run;

import dev.baton.agent.Work;
import dev.baton.plan.Cause;
import dev.baton.plan.Evidence;
import dev.baton.plan.Plan;
import dev.baton.plan.PlanCheck;
import dev.baton.plan.Problem;
import dev.baton.plan.ProblemException;
import dev.baton.plan.Skill;
import dev.baton.plan.Step;
import dev.baton.plan.StepId;
import dev.baton.plan.StepOutcome;
import dev.baton.plan.Value;
import dev.baton.planner.Goal;
import dev.baton.planner.Planned;
import dev.baton.planner.Planning;
import dev.baton.planner.Setback;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Has a run's plan made or changed, as a piece of work beside the steps. */
final class PlanMaking {
    /** Stands for planning among what is under way; no plan comes as far. */
    static final StepId PLANNING = StepId.of(999);

    private final @Nullable Planning planning;
    private volatile @Nullable Planned made;

    PlanMaking(@Nullable Planning planning) {
        this.planning = planning;
    }

    /** The piece of work that planning is. */
    static Step step() {
        return new Step(
                PLANNING,
                "planner",
                "Make a plan",
                Value.Fields.EMPTY,
                Set.of(),
                Step.Policy.DEFAULT,
                Stages.INITIALIZATION,
                null);
    }

    Function<Work, StepOutcome> plan(Claim.Work run) {
        return work ->
                making(planner ->
                        planner.plan(new Goal(run.question(), run.input(), run.caller()), work));
    }

    Function<Work, StepOutcome> replan(Standing now, StepId failed, Problem problem) {
        var setback = new Setback(now.plan(), now.done(), failed, problem);
        return work -> making(planner -> planner.replan(setback, work));
    }

    private StepOutcome making(Function<Planning, Planned> how) {
        if (planning == null) {
            throw ProblemException.of(
                    Cause.MODE_UNAVAILABLE, "Nobody here makes plans.", "Name a workflow.");
        }
        made = how.apply(planning);
        return new StepOutcome.Proven(new Evidence(Value.NOTHING, "planned", "planner"));
    }

    /** What the last piece of work has made. */
    Planned made() {
        var found = made;
        if (found == null) {
            throw new IllegalStateException("no plan was made");
        }
        return found;
    }

    /** Why a plan cannot take the place of the one before; null when it can. */
    static @Nullable Problem fault(Standing before, Plan after, Map<String, Skill> skills) {
        var faults = new ArrayList<String>();
        before.done().keySet().stream()
                .filter(done -> !before.plan().step(done).equals(after.step(done)))
                .forEach(done -> faults.add("Step " + done + " is done and cannot be changed."));
        // Who has worked already may be off duty now.
        var known = new java.util.TreeMap<>(skills);
        after.steps().stream()
                .filter(step -> before.done().containsKey(step.id()))
                .forEach(step -> known.putIfAbsent(step.agent(), Skill.UNKNOWN));
        PlanCheck.faults(after, known).forEach(fault -> faults.add(fault.text()));
        return faults.isEmpty()
                ? null
                : new Problem(Cause.BAD_PLAN, "The plan cannot be carried out.", faults);
    }
}
