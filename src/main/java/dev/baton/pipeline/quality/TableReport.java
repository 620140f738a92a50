package dev.baton.pipeline.quality;

import java.util.List;
import java.util.OptionalDouble;

/** How the rules of one table fared; {@code score} is absent when none could be computed. */
record TableReport(String table, long rows, List<RuleResult> results) {
    TableReport {
        results = List.copyOf(results);
    }

    OptionalDouble score() {
        return Score.of(results);
    }
}
