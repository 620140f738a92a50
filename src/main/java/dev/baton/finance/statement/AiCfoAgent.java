package dev.baton.finance.statement;

import dev.baton.agent.Agent;
import dev.baton.agent.AgentCard;
import dev.baton.agent.Work;
import dev.baton.chart.Chart;
import dev.baton.finance.book.Books;
import dev.baton.finance.book.Companies;
import dev.baton.finance.book.FinancePermissions;
import dev.baton.json.Json;
import dev.baton.plan.Effect;
import dev.baton.plan.Evidence;
import dev.baton.plan.Shape;
import dev.baton.plan.StepOutcome;
import dev.baton.plan.Value;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
        var statements = Statements.of(books, wish(input, books));
        var text = new CfoText(statements);
        var prose = text.text();
        var body = body(statements, text, prose);
        return new StepOutcome.Proven(new Evidence(new Value.Fields(body), prose, "rules"));
    }

    private static Statements.Wish wish(Value.Fields input, Books books) {
        var period =
                input.text("period")
                        .filter(text -> !text.isBlank())
                        .map(text -> Period.parse(text, books.company()))
                        .orElseGet(() -> Period.quarterTo(Asked.asOf(books, input)));
        var against =
                input.text("compare")
                        .map(text -> Statements.Against.valueOf(text.toUpperCase(Locale.ROOT)))
                        .orElse(null);
        return new Statements.Wish(
                period,
                against,
                Asked.number(input, "materiality").orElse(null),
                input.text("industry").filter(text -> !text.isBlank()).orElse(null));
    }

    private static Map<String, Value> body(Statements statements, CfoText text, String prose) {
        var quality = statements.quality();
        var rows = CfoTable.rows(statements);
        var body = new LinkedHashMap<String, Value>();
        body.put("text", Value.text(prose));
        body.put("confidence", new Value.Number(BigDecimal.valueOf(quality.value())));
        body.put("quality", Json.value(quality));
        body.put("company", Value.text(statements.company().id()));
        body.put("period", Value.text(statements.period().toString()));
        body.put("columns", Json.value(CfoTable.COLUMNS));
        body.put("rows", new Value.Items(rows));
        body.put("row_count", Value.number(rows.size()));
        body.put(
                "chart",
                Json.value(new Chart(Chart.Kind.BAR, "line", List.of("amount", "before"))));
        body.put("income", Json.value(statements.income()));
        body.put("balance", Json.value(statements.balance()));
        body.put("cash_flow", Json.value(statements.cashFlow()));
        body.put("ratios", Json.value(statements.ratios()));
        body.put("variances", Json.value(statements.variances()));
        body.put("drivers", Json.value(statements.drivers()));
        body.put("facts", Json.value(text.facts()));
        return body;
    }
}
