package dev.baton.nl2sql;

import dev.baton.plan.Confidence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a query generator makes of a question. */
public sealed interface Draft {
    /**
     * A query with its reasoning, step by step. {@code question} is the one it answers, standing
     * alone; {@code confidence} is computed from the signals.
     */
    record Query(
            String question,
            String sql,
            List<String> reasoning,
            List<String> assumptions,
            Confidence confidence,
            List<Signal> signals)
            implements Draft {}

    /** Two or more readings are about as likely: a question back, with the readings. */
    record Clarification(String text, List<String> options) implements Draft {}

    /** Cannot be answered from this database, and why; {@code nearest} can. */
    record Declined(String why, List<String> nearest, @Nullable String question) implements Draft {}

    /** One of the measures that confidence was computed from, 0 to 1. */
    record Signal(String name, double value) {}
}
