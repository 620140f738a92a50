package dev.baton.api.operation;

import dev.baton.plan.Cause;
import dev.baton.plan.Plan;
import dev.baton.plan.ProblemException;
import dev.baton.plan.Step;
import dev.baton.plan.StepId;
import dev.baton.run.RunView;
import dev.baton.run.Runs;
import dev.baton.run.StepView;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Collectors;

/** Finds the step from which an operation is tried again. */
@ApplicationScoped
class Retries {
    private final Runs runs;

    Retries(Runs runs) {
        this.runs = runs;
    }

    /** Throws conflict while the run is under way, when it has no plan, or nothing of it failed. */
    StepId from(RunView run) {
        if (!run.status().ended()) {
            throw ProblemException.of(
                    Cause.CONFLICT,
                    "The operation has not ended yet.",
                    "Cancel it first, or wait.");
        }
        var plan = runs.plan(run.id()).filter(found -> !found.steps().isEmpty());
        if (plan.isEmpty()) {
            throw ProblemException.of(
                    Cause.CONFLICT,
                    "The operation never had a plan that could be gone on with.",
                    "Start it again with POST /operations.");
        }
        return from(plan.get(), runs.steps(run.id()));
    }

    static StepId from(Plan plan, List<StepView> settled) {
        var well =
                settled.stream()
                        .filter(step -> !step.outcome().equals("failed") && step.problem() == null)
                        .map(StepView::id)
                        .collect(Collectors.toSet());
        return plan.steps().stream()
                .map(Step::id)
                .filter(step -> !well.contains(step))
                .findFirst()
                .orElseThrow(() ->
                        ProblemException.of(
                                Cause.CONFLICT,
                                "Every step of the operation was carried out.",
                                "Fork it from the step that is to be done again."));
    }
}
