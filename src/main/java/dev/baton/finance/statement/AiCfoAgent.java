package dev.baton.finance.statement;

import dev.baton.agent.Agent;
import dev.baton.agent.AgentCard;
import dev.baton.agent.Work;
import dev.baton.finance.book.Companies;
import dev.baton.finance.book.FinancePermissions;
import dev.baton.finance.step.Asked;
import dev.baton.finance.step.Shapes;
import dev.baton.plan.Effect;
import dev.baton.plan.Shape;
import dev.baton.plan.StepOutcome;
import dev.baton.plan.Value;
import jakarta.enterprise.context.ApplicationScoped;

/** Draws up the statements of a period and says what changed, why, and what to watch. */
@ApplicationScoped
class AiCfoAgent implements Agent {
    private static final Shape.Fields INPUT =
            Shapes.INPUT
                    .maybe("period", Shape.TEXT)
                    .maybe("compare", Shape.oneOf("prior_year", "prior_period"))
                    .maybe("industry", Shape.TEXT)
                    .maybe("materiality", Shape.ANY);
    private static final Shape.Fields OUTPUT =
            Shapes.OUTPUT
                    .with("income", Shape.ANY)
                    .with("balance", Shape.ANY)
                    .with("cash_flow", Shape.ANY)
                    .with("ratios", Shape.items(Shape.ANY))
                    .with("variances", Shape.items(Shape.ANY))
                    .with("drivers", Shape.items(Shape.ANY))
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
        var books = Asked.books(input.text("company").orElse(null), companies);
        return new StepOutcome.Proven(CfoReport.of(books, input).evidence());
    }
}
