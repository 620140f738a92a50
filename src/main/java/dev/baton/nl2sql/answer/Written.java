package dev.baton.nl2sql.answer;

import dev.baton.chart.Chart;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The prose of an answer, its reasoning step by step, its chart, and how sure it is; {@code
 * computedConfidence} is that before calibration, {@code nearest} are questions that have rows
 * where this one has none, and {@code instead} is what makes them different.
 */
public record Written(
        String text,
        List<String> reasoning,
        double confidence,
        double computedConfidence,
        boolean requiresHuman,
        @Nullable Chart chart,
        String engine,
        List<String> nearest,
        Reach.@Nullable Instead instead) {

    /** The same when a person asks for a time without rows: from when to when there are some. */
    public Written reaching(Reach reach, String question, LocalDate today) {
        var asked = Reach.asked(question, today);
        var instead = reach.instead(question, asked).orElse(null);
        var because =
                text.endsWith(ResultWords.NO_ROWS)
                        ? text.substring(0, text.length() - 1) + ": " + reach.why(asked)
                        : text + " Of the rows " + reach.why(asked);
        return new Written(
                because,
                reasoning,
                confidence,
                computedConfidence,
                requiresHuman,
                chart,
                engine,
                instead == null ? nearest : instead.in(question).map(List::of).orElse(nearest),
                instead);
    }
}
