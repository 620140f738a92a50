package dev.baton.pipeline.quality;

import dev.baton.plan.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rule as a request writes it. */
record RuleRequest(
        @Nullable String name,
        @Nullable String table,
        @Nullable String column,
        @Nullable List<String> columns,
        @Nullable String type,
        @Nullable Value min,
        @Nullable Value max,
        @Nullable String pattern,
        @Nullable List<Value> values,
        @Nullable Value references,
        @Nullable String maxAge,
        @Nullable String match,
        @Nullable String severity,
        @Nullable Double tolerance) {

    /** The columns it names, in {@code column} or {@code columns}. */
    List<String> named() {
        if (columns != null) {
            return List.copyOf(columns);
        }
        return column == null ? List.of() : List.of(column);
    }
}
