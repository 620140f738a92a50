package dev.baton.run;

import dev.baton.json.Canonical;
import dev.baton.plan.Confidence;
import dev.baton.plan.Decision;
import dev.baton.plan.Evidence;
import dev.baton.plan.Plan;
import dev.baton.plan.Resolution;
import dev.baton.plan.StepId;
import dev.baton.plan.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the answer of what was proved, and versions of it of what people say. */
final class Composition {
    private static final Set<String> NO_ANSWERS = Set.of("clarification", "declined");

    private Composition() {}

    /** The answer, and how sure it says it is; null when it says nothing of that. */
    record Composed(Value.Fields body, @Nullable Confidence said) {
        Confidence confidence() {
            return said == null ? Confidence.NONE : said;
        }

        /**
         * False for a question back and for an answer that there is none: nobody can approve these.
         */
        boolean answers() {
            return body.text("kind").filter(NO_ANSWERS::contains).isEmpty();
        }

        /** What it says of what, so that nobody is asked twice about the same. */
        String topic() {
            var question = body.text("question").or(() -> body.text("query")).orElse("");
            return Canonical.hash(
                    List.of(
                            question.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT),
                            body.at("data_source"),
                            Value.holds(body.at("sql")) ? body.at("sql") : body.at("text")));
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
            case APPROVE ->
                    new Answer(version, sure(body, decision), Confidence.FULL, by, decision.at());
            case CORRECT ->
                    new Answer(
                            version,
                            sure(corrected(body, decision.correction()), decision),
                            Confidence.FULL,
                            by,
                            decision.at());
            case REJECT ->
                    new Answer(
                            version,
                            decided(body, decision)
                                    .with("rejected", Value.text(Reasons.refused(decision)))
                                    .with("confidence", Value.number(0)),
                            Confidence.NONE,
                            by,
                            decision.at());
        };
    }

    /** What a correction does not name stays as it was. */
    private static Value.Fields corrected(Value.Fields body, Value correction) {
        if (!(correction instanceof Value.Fields(var fields))) {
            return body.with("answer", correction);
        }
        var all = new LinkedHashMap<>(body.fields());
        all.putAll(fields);
        return new Value.Fields(all);
    }

    /** An answer that said how sure it was is as sure now as who has decided. */
    private static Value.Fields sure(Value.Fields body, Decision decision) {
        var sure = confidence(body) == null ? body : body.with("confidence", Value.number(1));
        var told = decided(sure, decision);
        return body.fields().containsKey("requires_human")
                ? told.with("requires_human", new Value.Flag(false))
                : told;
    }

    private static Value.Fields decided(Value.Fields body, Decision decision) {
        var note = decision.note();
        var told = new LinkedHashMap<String, Value>();
        told.put("action", Value.text(decision.action().code()));
        told.put("by", Value.text(decision.by()));
        told.put("reason", note == null ? Value.NOTHING : Value.text(note));
        return body.with("decision", new Value.Fields(told));
    }
}
