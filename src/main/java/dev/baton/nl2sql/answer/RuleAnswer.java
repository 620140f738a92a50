package dev.baton.nl2sql.answer;

import dev.baton.chart.Chart;
import dev.baton.chart.Charts;
import dev.baton.model.Models;
import dev.baton.nl2sql.Generated;
import dev.baton.nl2sql.Validation;
import dev.baton.plan.Confidence;
import dev.baton.plan.Value;
import dev.baton.sql.ResultTable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes the answer by rules from what the steps before it proved. */
public final class RuleAnswer {
    private static final String UNSURE = "I am not sure I read the question right. ";

    private RuleAnswer() {}

    /** The answer; validation and result are null when those steps were skipped. */
    public static Written write(
            Generated draft,
            @Nullable Validation validation,
            @Nullable ResultTable result,
            Confidence threshold) {
        return write(
                draft,
                validation,
                result,
                threshold,
                ResultWords::of,
                DoubleUnaryOperator.identity());
    }

    /** As above, with other words for the rows, and with what a confidence is worth. */
    public static Written write(
            Generated draft,
            @Nullable Validation validation,
            @Nullable ResultTable result,
            Confidence threshold,
            Function<ResultTable, String> words,
            DoubleUnaryOperator calibration) {
        var computed = Sureness.of(draft, validation, result);
        var sure = calibrated(computed, calibration);
        return new Written(
                text(draft, validation, result, sure.below(threshold), words),
                reasoning(draft, validation),
                sure.value(),
                computed.value(),
                sure.below(threshold),
                chart(result),
                draft.engine(),
                draft.nearest(),
                null);
    }

    /** No confidence at all means that there is no result: outcomes say nothing of that. */
    private static Confidence calibrated(Confidence computed, DoubleUnaryOperator calibration) {
        return computed.equals(Confidence.NONE)
                ? computed
                : Confidence.clamped(
                        Math.round(calibration.applyAsDouble(computed.value()) * 1000) / 1000.0);
    }

    private static String text(
            Generated draft,
            @Nullable Validation validation,
            @Nullable ResultTable result,
            boolean unsure,
            Function<ResultTable, String> words) {
        if (draft.clarification() != null) {
            return draft.clarification().text();
        }
        if (draft.declined() != null) {
            return draft.declined();
        }
        if (validation == null || !validation.isValid() || result == null) {
            var issues = validation == null ? List.<String>of() : validation.details().issues();
            return "The query did not pass its checks, so it was not run. "
                    + String.join(" ", issues);
        }
        var said = filtered(words.apply(result), draft, result);
        return unsure ? UNSURE + said : said;
    }

    /** A number alone is told with what was counted, when that can be said in a few words. */
    private static String filtered(String said, Generated draft, ResultTable result) {
        boolean number =
                result.rowCount() == 1
                        && result.columns().size() <= 2
                        && result.columns().stream()
                                .allMatch(column -> column.type().matches("integer|decimal"))
                        && result.rows().getFirst().stream()
                                .noneMatch(Value.Nothing.class::isInstance);
        var filters =
                number && draft.sql() != null && draft.engine().equals(Models.RULES)
                        ? Filters.of(draft.sql())
                        : "";
        return filters.isEmpty() || !said.endsWith(".")
                ? said
                : said.substring(0, said.length() - 1) + " (" + filters + ").";
    }

    /** An answer's words when a person has found that the question was read right. */
    public static String sure(String text) {
        return text.startsWith(UNSURE) ? text.substring(UNSURE.length()) : text;
    }

    private static List<String> reasoning(Generated draft, @Nullable Validation validation) {
        var reasoning = new ArrayList<>(draft.reasoning());
        if (draft.fallback() != null) {
            reasoning.add(draft.fallback());
        }
        if (validation != null && validation.isValid()) {
            reasoning.addAll(validation.details().issues());
        }
        return List.copyOf(reasoning);
    }

    private static @Nullable Chart chart(@Nullable ResultTable result) {
        if (result == null) {
            return null;
        }
        var axes =
                result.columns().stream()
                        .map(column -> new Charts.Axis(column.name(), column.type()))
                        .toList();
        return Charts.choose(axes, result.rows()).orElse(null);
    }
}
