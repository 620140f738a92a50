package dev.baton.nl2sql.step;

import dev.baton.agent.Agent;
import dev.baton.agent.AgentCard;
import dev.baton.agent.Work;
import dev.baton.json.Json;
import dev.baton.nl2sql.Validation;
import dev.baton.nl2sql.validate.QueryValidator;
import dev.baton.plan.Effect;
import dev.baton.plan.Evidence;
import dev.baton.plan.StepOutcome;
import dev.baton.plan.Value;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Checks a query: guard, EXPLAIN, business rules, performance. */
@ApplicationScoped
class QueryValidatorAgent implements Agent {
    private static final AgentCard CARD =
            new AgentCard(
                    "query_validator",
                    "Checks a query's syntax, schema, business rules and cost without running it.",
                    List.of("question", "data_source", "sql"),
                    List.of("is_valid", "details", "cost"),
                    Effect.NONE);
    private final Sources sources;

    QueryValidatorAgent(Sources sources) {
        this.sources = sources;
    }

    @Override
    public AgentCard card() {
        return CARD;
    }

    @Override
    public boolean planned() {
        return false;
    }

    @Override
    public StepOutcome carryOut(Value.Fields input, Work work) {
        var validation =
                QueryValidator.validate(
                        input.text("question").orElse(""),
                        input.text("sql").orElse(""),
                        sources.of(input, work),
                        work.cancellation());
        return new StepOutcome.Proven(
                new Evidence(Json.value(validation), digest(validation), "rules"));
    }

    private static String digest(Validation validation) {
        var issues = validation.details().issues();
        if (!validation.isValid()) {
            return "Refused: " + String.join(" ", issues);
        }
        return issues.isEmpty() ? "Passed every check." : "Passed. " + String.join(" ", issues);
    }
}
