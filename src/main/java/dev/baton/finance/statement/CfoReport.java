package dev.baton.finance.statement;

import dev.baton.chart.Chart;
import dev.baton.finance.book.Books;
import dev.baton.finance.step.Asked;
import dev.baton.finance.step.Body;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import dev.baton.plan.Value;
import java.util.List;

/** The statements of a period from what was asked for, with the words on them, as they go out. */
public final class CfoReport {
    private CfoReport() {}

    public static Body of(Books books, Value.Fields input) {
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
                        .orElseGet(() -> Period.quarterTo(Asked.asOf(input, books)));
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

    private static Body body(Statements statements) {
        var text = new CfoText(statements);
        return Body.of(text.text(), statements.quality())
                .with("company", statements.company().id())
                .with("period", statements.period().toString())
                .table(CfoTable.COLUMNS, CfoTable.rows(statements))
                .with("chart", new Chart(Chart.Kind.BAR, "line", List.of("amount", "before")))
                .with("income", statements.income())
                .with("balance", statements.balance())
                .with("cash_flow", statements.cashFlow())
                .with("ratios", statements.ratios())
                .with("variances", statements.variances())
                .with("drivers", statements.drivers())
                .facts(text.facts());
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
