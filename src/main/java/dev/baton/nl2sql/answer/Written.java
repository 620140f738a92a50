package dev.baton.nl2sql.answer;

import dev.baton.chart.Chart;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The prose of an answer, its reasoning step by step, its chart, and how sure it is; {@code
 * computedConfidence} is that before calibration.
 */
public record Written(
        String text,
        List<String> reasoning,
        double confidence,
        double computedConfidence,
        boolean requiresHuman,
        @Nullable Chart chart,
        String engine) {}
