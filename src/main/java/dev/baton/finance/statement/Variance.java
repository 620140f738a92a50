package dev.baton.finance.statement;

import dev.baton.finance.fact.Fact;
import org.jspecify.annotations.Nullable;

/**
 * How a line of a statement differs from what it is compared with. {@code percent} is null when the
 * amount before was 0 or changed its sign; {@code share} is the line in percent of revenue or of
 * total assets, null when that is not positive.
 */
public record Variance(
        String key,
        String label,
        boolean total,
        Fact amount,
        Fact before,
        Fact difference,
        @Nullable Fact percent,
        @Nullable Fact share,
        boolean material) {}
