package dev.baton.nl2sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the validator found; {@code cost} is in planner units, null when the planner was not asked.
 */
public record Validation(boolean isValid, Details details, @Nullable Double cost) {
    /** The four verdicts, what is wrong in words, and what to do about it. */
    public record Details(
            boolean syntaxValid,
            boolean schemaCompliant,
            boolean businessLogicValid,
            boolean performanceAcceptable,
            List<String> issues,
            List<String> suggestions) {
        public Details {
            issues = List.copyOf(issues);
            suggestions = List.copyOf(suggestions);
        }
    }
}
