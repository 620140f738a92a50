package dev.baton.api.escalation;

import dev.baton.agent.Agent;
import dev.baton.agent.AgentCard;
import dev.baton.agent.Work;
import dev.baton.plan.Approvers;
import dev.baton.plan.Effect;
import dev.baton.plan.Evidence;
import dev.baton.plan.Question;
import dev.baton.plan.Question.Reason;
import dev.baton.plan.Shape;
import dev.baton.plan.StepOutcome;
import dev.baton.plan.Value;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Asks which year is meant, or for two eyes more, and proves what it was told. */
@ApplicationScoped
public class AskingAgent implements Agent {
    @Override
    public AgentCard card() {
        return new AgentCard(
                "test_asker",
                "Asks which year is meant.",
                Shape.Fields.OPEN,
                Shape.Fields.OPEN,
                Effect.NONE);
    }

    @Override
    public StepOutcome carryOut(Value.Fields input, Work work) {
        return work.decision()
                .<StepOutcome>map(decision ->
                        new StepOutcome.Proven(
                                new Evidence(
                                        Value.Fields.EMPTY.with("word", decision.correction()),
                                        "told by " + decision.by(),
                                        "test")))
                .orElseGet(() ->
                        new StepOutcome.Held(
                                Value.holds(input.at("careful")) ? careful() : plain()));
    }

    private static Question plain() {
        return new Question(
                Reason.QUESTION,
                "Which year do you mean?",
                List.of("2025", "2026"),
                Value.NOTHING,
                Shape.oneOf("2025", "2026"));
    }

    private static Question careful() {
        return new Question(
                        Reason.APPROVAL,
                        "Post 1,200.50 to account 4711?",
                        List.of(),
                        Value.text("1200.50"),
                        Shape.TEXT)
                .by(new Approvers(null, 1, true));
    }
}
