package dev.baton.reward.export;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One answer as it is kept somewhere, or only a question with queries that are right ({@code sql}
 * is null then). {@code total} is meaningful among grades of the same {@code weights}.
 */
record Sample(
        String source,
        String question,
        @Nullable String sql,
        Standing standing,
        double total,
        @Nullable String weights,
        @Nullable String prompt,
        List<String> golds) {
    Sample {
        golds = List.copyOf(golds);
    }
}
