package dev.baton.finance.statement;

import dev.baton.chart.Chart;
import dev.baton.finance.book.Books;
import dev.baton.json.Json;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import dev.baton.plan.Value;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The statements of a period from what was asked for, with the words on them, as they go out. */
public final class CfoReport {
    private CfoReport() {}

    public static Map<String, Value> of(Books books, Value.Fields input) {
        return body(Statements.of(books, wish(input, books)));
    }

    /**
     * Reads {@code period}, {@code as_of}, {@code compare}, {@code industry} and {@code
     * materiality}; throws a problem of cause bad_request that says what would be right.
     */
    public static Statements.Wish wish(Value.Fields input, Books books) {
        var period =
                input.text("period")
                        .filter(text -> !text.isBlank())
                        .map(text -> Period.parse(text, books.company()))
                        .orElseGet(() -> Period.quarterTo(Asked.asOf(books, input)));
        var against =
                input.text("compare")
                        .filter(text -> !text.isBlank())
                        .map(CfoReport::against)
                        .orElse(null);
        return new Statements.Wish(
                period,
                against,
                Asked.number(input, "materiality").orElse(null),
                input.text("industry").filter(text -> !text.isBlank()).orElse(null));
    }

    private static Map<String, Value> body(Statements statements) {
        var text = new CfoText(statements);
        var quality = statements.quality();
        var rows = CfoTable.rows(statements);
        var body = new LinkedHashMap<String, Value>();
        body.put("text", Value.text(text.text()));
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

    private static Statements.Against against(String written) {
        for (var against : Statements.Against.values()) {
            if (against.name().equalsIgnoreCase(written.strip())) {
                return against;
            }
        }
        throw ProblemException.of(
                Cause.BAD_REQUEST,
                "“%s” is nothing to compare with.".formatted(written),
                "Write prior_year or prior_period.");
    }
}
