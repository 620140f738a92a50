package dev.baton.finance.forecast;

import dev.baton.finance.book.Books;
import dev.baton.finance.step.Asked;
import dev.baton.finance.step.Body;
import dev.baton.plan.ProblemException;
import dev.baton.plan.Value;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A forecast from what was asked for, and the answer as it goes out. */
public final class Forecasting {
    private Forecasting() {}

    /**
     * Reads {@code as_of}, {@code weeks}, {@code minimum_cash}, {@code scenario}, {@code compare}
     * and {@code question}. {@code goal} is what a run was asked for in words: a supposition in it
     * that is not understood is left out and named, all others are problems of cause bad_request.
     */
    public static Outlook outlook(Books books, Value.Fields input, String goal) {
        var weeks =
                Asked.number(input, "weeks").map(BigDecimal::intValue).orElse(CashForecast.WEEKS);
        var left = (String) null;
        var scenario = ScenarioFields.of(input.at("scenario"));
        if (scenario.none() && input.at("scenario") instanceof Value.Nothing) {
            scenario = input.text("question").map(ScenarioText::asked).orElse(Scenario.NONE);
            if (scenario.none() && input.text("question").isEmpty()) {
                var supposed = supposed(goal);
                scenario = supposed == null ? Scenario.NONE : supposed;
                left = supposed == null ? goal : null;
            }
        }
        var against =
                input.at("compare") instanceof Value.Nothing
                        ? null
                        : ScenarioFields.of(input.at("compare"));
        var minimum = Asked.number(input, "minimum_cash").orElse(null);
        var wish = new CashForecast.Wish(Asked.asOf(input, books), scenario, minimum, weeks);
        return Outlook.of(books, wish, against, left);
    }

    /** As an agent proves it. */
    public static Body body(Outlook outlook) {
        var cash = outlook.cash();
        var words = new OutlookText(outlook);
        var sure = outlook.quality().value() * (outlook.left() == null ? 1 : 0.5);
        var body =
                Body.of(words.text(), sure, outlook.quality())
                        .with("company", cash.company().id())
                        .with("as_of", cash.asOf().toString())
                        .with("scenario", cash.scenario().words())
                        .with("minimum", cash.minimum().value().toPlainString())
                        .with(
                                "breach_week",
                                cash.breach()
                                        .map(week -> Value.text(week.monday().toString()))
                                        .orElse(Value.NOTHING))
                        .table(OutlookTable.COLUMNS, OutlookTable.rows(cash))
                        .with("chart", OutlookTable.chart(cash))
                        .with("weeks", cash.weeks())
                        .maybe("comparison", outlook.comparison())
                        .maybe("accuracy", outlook.accuracy());
        var profit = outlook.profit();
        if (profit != null) {
            body.with("profit", profit.lines())
                    .with("profit_chart", OutlookTable.PROFIT)
                    .maybe("back_tests", profit.backTests());
        }
        return body.facts(words.facts());
    }

    private static @Nullable Scenario supposed(String goal) {
        try {
            return ScenarioText.asked(goal);
        } catch (ProblemException notUnderstood) {
            return null;
        }
    }
}
