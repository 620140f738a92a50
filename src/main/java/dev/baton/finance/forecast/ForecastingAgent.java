package dev.baton.finance.forecast;

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

/** Forecasts cash by week and the income statement by month, as things are or as supposed. */
@ApplicationScoped
class ForecastingAgent implements Agent {
    private static final Shape.Fields INPUT =
            Shapes.INPUT
                    .maybe("weeks", Shape.ANY)
                    .maybe("minimum_cash", Shape.ANY)
                    .maybe("scenario", Shape.ANY)
                    .maybe("compare", Shape.ANY)
                    .maybe("question", Shape.TEXT);
    private static final Shape.Fields OUTPUT =
            Shapes.OUTPUT
                    .with("weeks", Shape.items(Shape.ANY))
                    .with("minimum", Shape.TEXT)
                    .maybe("breach_week", Shape.ANY)
                    .maybe("chart", Shape.ANY)
                    .maybe("comparison", Shape.ANY)
                    .maybe("accuracy", Shape.ANY)
                    .maybe("profit", Shape.items(Shape.ANY))
                    .maybe("profit_chart", Shape.ANY)
                    .maybe("back_tests", Shape.items(Shape.ANY));
    private static final AgentCard CARD =
            new AgentCard(
                    "forecasting_agent",
                    "Forecasts a company's cash for 13 weeks by who pays when, with the first week below"
                            + " the minimum, and its income statement for twelve months; also with a"
                            + " supposition such as customers paying three weeks later, held against the"
                            + " forecast without it.",
                    INPUT,
                    OUTPUT,
                    Effect.NONE,
                    FinancePermissions.READ,
                    new AgentCard.Cost(0, 1_500));

    private final Companies companies;

    ForecastingAgent(Companies companies) {
        this.companies = companies;
    }

    @Override
    public AgentCard card() {
        return CARD;
    }

    @Override
    public StepOutcome carryOut(Value.Fields input, Work work) {
        var books = Asked.books(input.text("company").orElse(null), companies);
        var goal = work.goal().equals(CARD.purpose()) ? "" : work.goal();
        var outlook = Forecasting.outlook(books, input, goal);
        return new StepOutcome.Proven(Forecasting.body(outlook).evidence());
    }
}
