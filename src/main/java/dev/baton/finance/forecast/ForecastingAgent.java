package dev.baton.finance.forecast;

import dev.baton.agent.Agent;
import dev.baton.agent.AgentCard;
import dev.baton.agent.Work;
import dev.baton.finance.book.Companies;
import dev.baton.finance.book.FinancePermissions;
import dev.baton.finance.statement.Asked;
import dev.baton.plan.Effect;
import dev.baton.plan.Evidence;
import dev.baton.plan.Shape;
import dev.baton.plan.StepOutcome;
import dev.baton.plan.Value;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;

/** Forecasts cash by week and the income statement by month, as things are or as supposed. */
@ApplicationScoped
class ForecastingAgent implements Agent {
    private static final Shape.Fields INPUT =
            new Shape.Fields(Map.of(), Set.of(), true)
                    .maybe("company", Shape.TEXT)
                    .maybe("as_of", Shape.TEXT)
                    .maybe("weeks", Shape.ANY)
                    .maybe("minimum_cash", Shape.ANY)
                    .maybe("scenario", Shape.ANY)
                    .maybe("compare", Shape.ANY)
                    .maybe("question", Shape.TEXT);
    private static final Shape.Fields OUTPUT =
            new Shape.Fields(Map.of(), Set.of(), true)
                    .with("text", Shape.TEXT)
                    .with("confidence", Shape.NUMBER)
                    .with("quality", Shape.ANY)
                    .with("facts", new Shape.Items(Shape.ANY))
                    .with("columns", new Shape.Items(Shape.ANY))
                    .with("rows", new Shape.Items(new Shape.Items(Shape.ANY)))
                    .with("row_count", Shape.NUMBER)
                    .with("weeks", new Shape.Items(Shape.ANY))
                    .with("minimum", Shape.TEXT)
                    .maybe("breach_week", Shape.ANY)
                    .maybe("chart", Shape.ANY)
                    .maybe("comparison", Shape.ANY)
                    .maybe("accuracy", Shape.ANY)
                    .maybe("profit", new Shape.Items(Shape.ANY))
                    .maybe("back_tests", new Shape.Items(Shape.ANY));
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
        var books = Asked.books(companies, input);
        var goal = work.goal().equals(CARD.purpose()) ? "" : work.goal();
        var body = new Value.Fields(Forecasting.body(Forecasting.outlook(books, input, goal)));
        return new StepOutcome.Proven(new Evidence(body, body.text("text").orElseThrow(), "rules"));
    }
}
