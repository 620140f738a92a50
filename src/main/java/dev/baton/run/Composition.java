package dev.baton.run;

import dev.baton.plan.Confidence;
import dev.baton.plan.Decision;
import dev.baton.plan.Evidence;
import dev.baton.plan.Plan;
import dev.baton.plan.Resolution;
import dev.baton.plan.StepId;
import dev.baton.plan.Value;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the answer of what was proved, and versions of it of what people say. */
final class Composition {
    private Composition() {}

    /** The answer, and how sure it says it is; null when it says nothing of that. */
    record Composed(Value.Fields body, @Nullable Confidence said) {
        Confidence confidence() {
            return said == null ? Confidence.NONE : said;
        }

        /** An answer that says nothing of its confidence is not doubted. */
        boolean doubtful(Terms terms) {
            return said != null && said.below(terms.threshold());
        }
    }

    /** The plan's answer with all evidence in its place; its confidence is what it says itself. */
    static Composed answer(Plan plan, Map<StepId, Evidence> done) {
        var answer = Resolution.resolve(plan.answer(), done);
        var body =
                answer instanceof Value.Fields fields
                        ? fields
                        : Value.Fields.EMPTY.with("answer", answer);
        return new Composed(body, confidence(body));
    }

    /** How sure a value says it is; null when it does not say. */
    static @Nullable Confidence confidence(Value value) {
        return value instanceof Value.Fields fields
                        && fields.at("confidence") instanceof Value.Number(var number)
                ? Confidence.clamped(number.doubleValue())
                : null;
    }

    /** The version of the answer that a person's decision makes. */
    static Answer decided(int version, Value.Fields body, Decision decision) {
        var by = decision.by();
        return switch (decision.action()) {
            case APPROVE -> new Answer(version, body, Confidence.FULL, by, decision.at());
            case CORRECT ->
                    new Answer(
                            version,
                            decision.correction() instanceof Value.Fields fields
                                    ? fields
                                    : Value.Fields.EMPTY.with("answer", decision.correction()),
                            Confidence.FULL,
                            by,
                            decision.at());
            case REJECT ->
                    new Answer(
                            version,
                            body.with("rejected", Value.text(Reasons.refused(decision)))
                                    .with("confidence", Value.number(0)),
                            Confidence.NONE,
                            by,
                            decision.at());
        };
    }
}
