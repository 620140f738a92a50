package dev.baton.run;

import dev.baton.plan.Confidence;
import dev.baton.plan.Evidence;
import dev.baton.plan.Plan;
import dev.baton.plan.Resolution;
import dev.baton.plan.StepId;
import dev.baton.plan.Value;
import java.util.Map;

/** Makes the answer of what was proved. */
final class Composition {
    private Composition() {}

    /** The answer, and how sure it says it is. */
    record Composed(Value.Fields body, Confidence confidence) {}

    /** The plan's answer with all evidence in its place; its confidence is what it says itself. */
    static Composed answer(Plan plan, Map<StepId, Evidence> done) {
        var answer = Resolution.resolve(plan.answer(), done);
        var body =
                answer instanceof Value.Fields fields
                        ? fields
                        : Value.Fields.EMPTY.with("answer", answer);
        var confidence =
                body.at("confidence") instanceof Value.Number(var number)
                        ? Confidence.clamped(number.doubleValue())
                        : Confidence.NONE;
        return new Composed(body, confidence);
    }
}
