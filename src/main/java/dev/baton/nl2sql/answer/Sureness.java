package dev.baton.nl2sql.answer;

import dev.baton.nl2sql.Generated;
import dev.baton.nl2sql.Validation;
import dev.baton.plan.Confidence;
import dev.baton.sql.ResultTable;
import org.jspecify.annotations.Nullable;

/**
 * How sure an answer is: what its writer computed, lowered by what the checks and the rows show.
 */
final class Sureness {
    private static final double RULE_LEFT_OUT = 0.6;
    private static final double NO_ROWS = 0.75;
    private static final double ONLY_NULL = 0.6;

    private Sureness() {}

    static Confidence of(
            Generated draft, @Nullable Validation validation, @Nullable ResultTable result) {
        if (draft.sql() == null || validation == null || !validation.isValid() || result == null) {
            return Confidence.NONE;
        }
        double sure = draft.confidence();
        if (!validation.details().businessLogicValid()) {
            sure *= RULE_LEFT_OUT;
        }
        if (result.rows().isEmpty()) {
            sure *= NO_ROWS;
        } else if (onlyNull(result)) {
            sure *= ONLY_NULL;
        }
        return Confidence.clamped(Math.round(sure * 1000) / 1000.0);
    }

    private static boolean onlyNull(ResultTable result) {
        return result.rows().stream()
                .allMatch(row -> row.stream().allMatch(dev.baton.plan.Value.NOTHING::equals));
    }
}
