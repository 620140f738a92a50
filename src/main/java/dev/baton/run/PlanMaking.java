package dev.baton.run;

import dev.baton.agent.Work;
import dev.baton.event.Event;
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
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Has a run's plan made or changed, as a piece of work beside its steps. */
final class PlanMaking implements Attempts.Told {
    /** Stands for planning among what is under way; no plan comes as far. */
    static final StepId PLANNING = StepId.of(999);

    private static final Step STEP =
            new Step(
                    PLANNING,
                    "planner",
                    "Make a plan",
                    Value.Fields.EMPTY,
                    Set.of(),
                    Step.Policy.DEFAULT,
                    Stages.INITIALIZATION,
                    null);

    private final Workbench bench;
    private final Holding holding;
    private final Workbench.Failing run;
    private @Nullable Problem setback;
    private volatile @Nullable Planned made;

    PlanMaking(Workbench bench, Holding holding, Workbench.Failing run) {
        this.bench = bench;
        this.holding = holding;
        this.run = run;
    }

    boolean underWay() {
        return bench.attempts().running(PLANNING);
    }

    void plan() {
        var work = bench.claim().work();
        var goal = new Goal(work.question(), work.input(), work.caller());
        begin(null, (planning, at) -> planning.plan(goal, at));
    }

    void replan(StepId failed, Problem problem) {
        var now = bench.now();
        var after = new Setback(now.plan(), now.done(), failed, problem);
        begin(problem, (planning, at) -> planning.replan(after, at));
    }

    private void begin(@Nullable Problem because, BiFunction<Planning, Work, Planned> how) {
        setback = because;
        var limit = bench.tools().config().planningTime();
        var attempt = bench.attempt(Attempt.Go.first(STEP, null), limit);
        bench.attempts().begin(attempt, limit, this, work -> making(how, work));
    }

    private StepOutcome making(BiFunction<Planning, Work, Planned> how, Work work) {
        var planning = bench.tools().planning();
        if (planning == null) {
            throw ProblemException.of(
                    Cause.MODE_UNAVAILABLE, "Nobody here makes plans.", "Name a workflow.");
        }
        made = how.apply(planning, work);
        return new StepOutcome.Proven(new Evidence(Value.NOTHING, "planned", "planner"));
    }

    @Override
    public void ended(Attempt attempt, StepOutcome outcome) {
        bench.course().spent(attempt);
        var before = setback;
        var planned = made;
        if (outcome instanceof StepOutcome.Failed(var problem)) {
            run.fail(
                    before == null ? problem : Reasons.noOtherPlan(before, problem),
                    Stages.INITIALIZATION);
        } else if (planned != null) {
            serve(planned, before);
        }
    }

    /** What planning took and what came of it are one entry: nobody pays for the plan again. */
    private void serve(Planned planned, @Nullable Problem before) {
        var plan = planned.plan();
        var skills = bench.tools().agents().skills(bench.claim().work().caller());
        var fault = fault(bench.now(), plan, skills);
        if (fault != null) {
            run.fail(fault, Stages.INITIALIZATION);
        } else if (before == null) {
            bench.course().planned(plan, new Event.PlanMade(plan, planned.madeBy()));
            bench.course().stageOver(Stages.INITIALIZATION);
        } else {
            bench.course().planned(plan, new Event.PlanChanged(plan, before.text()));
            holding.withdrawChanged();
        }
    }

    /** Why a plan cannot take the place of the one before; null when it can. */
    static @Nullable Problem fault(Standing before, Plan after, Map<String, Skill> skills) {
        var faults = new ArrayList<String>();
        before.done().keySet().stream()
                .filter(done -> !before.plan().step(done).equals(after.step(done)))
                .forEach(done -> faults.add("Step " + done + " is done and cannot be changed."));
        // Who has worked already may be off duty now.
        var known = new TreeMap<>(skills);
        after.steps().stream()
                .filter(step -> before.done().containsKey(step.id()))
                .forEach(step -> known.putIfAbsent(step.agent(), Skill.UNKNOWN));
        PlanCheck.faults(after, known).forEach(fault -> faults.add(fault.text()));
        return faults.isEmpty()
                ? null
                : new Problem(Cause.BAD_PLAN, "The plan cannot be carried out.", faults);
    }
}
