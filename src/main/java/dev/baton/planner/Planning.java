package dev.baton.planner;

import dev.baton.agent.Work;

/**
 * Makes plans. Both ways throw a {@link dev.baton.plan.ProblemException}: of cause bad_plan with
 * every fault among its suggestions, or of a model's causes when nothing else could serve.
 */
public interface Planning {
    /** A checked plan for the goal. */
    Planned plan(Goal goal, Work work);

    /**
     * A checked plan that goes on after a step has failed: finished steps stand in it as they were
     * and nothing changes but what has not run.
     */
    Planned replan(Setback setback, Work work);
}
