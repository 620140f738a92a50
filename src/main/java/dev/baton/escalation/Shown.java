package dev.baton.escalation;

import dev.baton.json.Canonical;
import dev.baton.plan.Confidence;
import dev.baton.plan.Question;
import dev.baton.plan.Value;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a person is shown: the question, what it rests on, and how sure the run was. */
public record Shown(
        Question question, List<Escalation.Proof> evidence, @Nullable Confidence confidence) {
    public Shown {
        evidence = List.copyOf(evidence);
    }

    /** The same with something else proposed. */
    Shown withProposed(Value proposed) {
        var other =
                new Question(
                        question.reason(),
                        question.text(),
                        question.options(),
                        proposed,
                        question.response(),
                        question.approvers());
        return new Shown(other, evidence, confidence);
    }

    /**
     * SHA-256 over the question, what is proposed and the evidence, as JSON in which names are in
     * order and equal numbers are written alike.
     */
    public String hash() {
        return Canonical.hash(
                Map.of(
                        "reason", question.reason(),
                        "text", question.text(),
                        "options", question.options(),
                        "proposed", question.proposed(),
                        "evidence", evidence));
    }
}
