package dev.baton.finance.statement;

import dev.baton.agent.Agent;
import dev.baton.agent.AgentCard;
import dev.baton.agent.Work;
import dev.baton.finance.book.Companies;
import dev.baton.finance.book.FinancePermissions;
import dev.baton.plan.Effect;
import dev.baton.plan.Evidence;
import dev.baton.plan.Shape;
import dev.baton.plan.StepOutcome;
import dev.baton.plan.Value;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;

/** Draws up the statements of a period and says what changed, why, and what to watch. */
@ApplicationScoped
class AiCfoAgent implements Agent {
    private static final Shape.Fields INPUT =
            new Shape.Fields(Map.of(), Set.of(), true)
                    .maybe("company", Shape.TEXT)
                    .maybe("as_of", Shape.TEXT)
                    .maybe("period", Shape.TEXT)
                    .maybe("compare", Shape.oneOf("prior_year", "prior_period"))
                    .maybe("industry", Shape.TEXT)
                    .maybe("materiality", Shape.ANY);
    private static final Shape.Fields OUTPUT =
            new Shape.Fields(Map.of(), Set.of(), true)
                    .with("text", Shape.TEXT)
                    .with("confidence", Shape.NUMBER)
                    .with("quality", Shape.ANY)
                    .with("facts", new Shape.Items(Shape.ANY))
                    .with("columns", new Shape.Items(Shape.ANY))
                    .with("rows", new Shape.Items(new Shape.Items(Shape.ANY)))
                    .with("row_count", Shape.NUMBER)
                    .with("income", Shape.ANY)
                    .with("balance", Shape.ANY)
                    .with("cash_flow", Shape.ANY)
                    .with("ratios", new Shape.Items(Shape.ANY))
                    .with("variances", new Shape.Items(Shape.ANY))
                    .with("drivers", new Shape.Items(Shape.ANY))
                    .maybe("chart", Shape.ANY);
    private static final AgentCard CARD =
            new AgentCard(
                    "ai_cfo_agent",
                    "Draws up income statement, balance sheet and cash flow of a company's books for a"
                            + " period, with ratios against its industry, and says what changed, what"
                            + " drove it and what to watch.",
                    INPUT,
                    OUTPUT,
                    Effect.NONE,
                    FinancePermissions.READ,
                    new AgentCard.Cost(0, 300));

    private final Companies companies;

    AiCfoAgent(Companies companies) {
        this.companies = companies;
    }

    @Override
    public AgentCard card() {
        return CARD;
    }

    @Override
    public StepOutcome carryOut(Value.Fields input, Work work) {
        var books = Asked.books(companies, input);
        var body = new Value.Fields(CfoReport.of(books, input));
        return new StepOutcome.Proven(new Evidence(body, body.text("text").orElseThrow(), "rules"));
    }
}
