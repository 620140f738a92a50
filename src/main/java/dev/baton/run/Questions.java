package dev.baton.run;

import dev.baton.json.Json;
import dev.baton.plan.Plan;
import dev.baton.plan.Problem;
import dev.baton.plan.Question;
import dev.baton.plan.Question.Reason;
import dev.baton.plan.Shape;
import dev.baton.plan.Step;
import dev.baton.plan.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/** What the engine itself asks people. */
final class Questions {
    private static final int LONGEST = 2000;

    private Questions() {}

    /** May the step start, with this input? */
    static Question before(Step step, Value.Fields input, Shape response) {
        return asked(
                Reason.APPROVAL,
                "May “%s” be carried out by %s?".formatted(step.title(), step.agent()),
                input,
                response);
    }

    /** May count what the step has proved? */
    static Question after(Step step, Value body, Shape response) {
        return asked(
                Reason.APPROVAL,
                "May the result of “%s” be used?".formatted(step.title()),
                body,
                response);
    }

    /** May the plan be carried out? A correction is another plan. */
    static Question plan(Plan plan) {
        var steps = plan.steps().size() == 1 ? "1 step" : plan.steps().size() + " steps";
        return asked(
                Reason.PLAN_APPROVAL,
                "May this plan of %s be carried out?".formatted(steps),
                Json.value(plan),
                Shape.ANY);
    }

    /** Is the answer right, although nobody is sure? */
    static Question answer(Composition.Composed answer, Terms terms) {
        return asked(
                Reason.LOW_CONFIDENCE,
                "The answer has a confidence of %s, below %s. Is it right?"
                        .formatted(
                                said(answer.confidence().value()), said(terms.threshold().value())),
                terms.escalate() == Terms.Escalate.AFTERWARDS
                        ? brief(answer.body())
                        : answer.body(),
                Shape.Fields.OPEN);
    }

    /** Without what is long, such as rows: the run has them, and a decision leaves them there. */
    private static Value brief(Value.Fields body) {
        var brief = new LinkedHashMap<>(body.fields());
        brief.values()
                .removeIf(each ->
                        !(each instanceof Value.Text) && Json.write(each).length() > LONGEST);
        return new Value.Fields(brief);
    }

    /** Shall the same be tried once more, or with another input? */
    static Question failure(Step step, Problem problem, Value.Fields input, Shape response) {
        return asked(
                Reason.REPEATED_FAILURE,
                "“%s” has failed twice with the same input: %s Shall it be tried again?"
                        .formatted(step.title(), problem.text()),
                input,
                response);
    }

    /** Shall the run be taken up again? */
    static Question interrupted(int times) {
        return asked(
                Reason.INTERRUPTED,
                "The run was interrupted %d times, as if it stopped whoever carries it out. Shall it be tried again?"
                        .formatted(times),
                Value.NOTHING,
                Shape.ANY);
    }

    /** Shall what could not be undone be tried once more? */
    static Question rollback(Problem problem) {
        return asked(
                Reason.ROLLBACK_INCOMPLETE,
                "Not everything could be undone. %s Shall it be tried again?"
                        .formatted(problem.text()),
                Value.NOTHING,
                Shape.ANY);
    }

    private static Question asked(Reason reason, String text, Value proposed, Shape response) {
        return new Question(reason, text, List.of(), proposed, response);
    }

    private static String said(double share) {
        return String.format(Locale.ROOT, "%.2f", share);
    }
}
