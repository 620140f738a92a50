package dev.baton.api.query;

import dev.baton.plan.Cause;
import dev.baton.plan.Problem;
import dev.baton.plan.Value;
import dev.baton.reward.record.Grades;
import dev.baton.reward.record.Verdicts;
import dev.baton.reward.step.Training;
import dev.baton.run.RunView;
import dev.baton.run.Runs;
import dev.baton.run.StepView;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;

/** The training part of a response: how good the answer of a run was. */
@ApplicationScoped
class Gradings {
    private static final String STAGE = "reward_evaluation";
    private static final Problem GIVEN_UP =
            Problem.of(Cause.CANCELLED, "the run was cancelled before it was graded.");

    private final Grades grades;
    private final Verdicts verdicts;
    private final Runs runs;

    Gradings(Grades grades, Verdicts verdicts, Runs runs) {
        this.grades = grades;
        this.verdicts = verdicts;
        this.runs = runs;
    }

    /** The response with its training part, null until there is a grade; without, if not asked. */
    Value.Fields added(Value.Fields response, RunView run) {
        return Value.holds(run.origin().input().at("train"))
                ? response.with("training", training(run))
                : response;
    }

    private Value training(RunView run) {
        var graded = grades.of(run.id());
        if (graded.isPresent()) {
            return Training.of(verdicts.over(graded.get().grade(), run.id()));
        }
        return run.status().ended() ? Training.failed(why(run)) : Value.NOTHING;
    }

    private Problem why(RunView run) {
        return runs.steps(run.id()).stream()
                .filter(step -> STAGE.equals(step.stage()))
                .map(StepView::problem)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(GIVEN_UP);
    }
}
