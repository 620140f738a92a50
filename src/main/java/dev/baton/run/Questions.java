package dev.baton.run;

import dev.baton.plan.Question;
import dev.baton.plan.Question.Reason;
import dev.baton.plan.Shape;
import dev.baton.plan.Step;
import dev.baton.plan.Value;
import java.util.List;

/** What the engine itself asks people. */
final class Questions {
    private Questions() {}

    /** Before a step starts: may it, with this input? */
    static Question mayIt(Step step, Value.Fields input, Shape response) {
        return new Question(
                Reason.APPROVAL,
                "May “%s” be carried out by %s?".formatted(step.title(), step.agent()),
                List.of(),
                input,
                response);
    }
}
