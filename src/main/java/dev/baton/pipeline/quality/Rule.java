package dev.baton.pipeline.quality;

import dev.baton.sql.TableName;
import org.jspecify.annotations.Nullable;

/**
 * A check of one table. Up to {@code tolerance}, a share of the rows, may break it; {@code
 * proposedBecause} says why it was proposed when nobody asked for it.
 */
record Rule(
        String name,
        TableName table,
        Check check,
        Severity severity,
        double tolerance,
        @Nullable String proposedBecause) {

    boolean proposed() {
        return proposedBecause != null;
    }
}
