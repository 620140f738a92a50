package dev.baton.finance.forecast;

import dev.baton.finance.book.Books;
import dev.baton.finance.statement.Asked;
import dev.baton.json.Json;
import dev.baton.plan.ProblemException;
import dev.baton.plan.Value;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
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
        var wish = new CashForecast.Wish(Asked.asOf(books, input), scenario, minimum, weeks);
        return Outlook.of(books, wish, against, left);
    }

    /** As an agent proves it. */
    public static Map<String, Value> body(Outlook outlook) {
        var cash = outlook.cash();
        var words = new OutlookText(outlook);
        var rows = OutlookTable.rows(cash);
        var sure = outlook.quality().value() * (outlook.left() == null ? 1 : 0.5);
        var body = new LinkedHashMap<String, Value>();
        body.put("text", Value.text(words.text()));
        body.put("confidence", new Value.Number(BigDecimal.valueOf(sure)));
        body.put("quality", Json.value(outlook.quality()));
        body.put("company", Value.text(cash.company().id()));
        body.put("as_of", Value.text(cash.asOf().toString()));
        body.put("scenario", Value.text(cash.scenario().words()));
        body.put("minimum", Value.text(cash.minimum().value().toPlainString()));
        body.put(
                "breach_week",
                cash.breach()
                        .map(week -> Value.text(week.monday().toString()))
                        .orElse(Value.NOTHING));
        body.put("columns", Json.value(OutlookTable.COLUMNS));
        body.put("rows", new Value.Items(rows));
        body.put("row_count", Value.number(rows.size()));
        body.put("chart", Json.value(OutlookTable.CHART));
        body.put("weeks", Json.value(cash.weeks()));
        put(body, "comparison", outlook.comparison());
        put(body, "accuracy", outlook.accuracy());
        var profit = outlook.profit();
        put(body, "profit", profit == null ? null : profit.lines());
        put(body, "back_tests", profit == null ? null : profit.backTests());
        body.put("facts", Json.value(words.facts()));
        return body;
    }

    private static void put(Map<String, Value> body, String name, @Nullable Object part) {
        if (part != null) {
            body.put(name, Json.value(part));
        }
    }

    private static @Nullable Scenario supposed(String goal) {
        try {
            return ScenarioText.asked(goal);
        } catch (ProblemException notUnderstood) {
            return null;
        }
    }
}
