package dev.baton.reward.grade;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question and what is known of its right answer: queries that answer it (any of them is right),
 * or that it is right to decline it. {@code ordered} says whether the order of rows matters; null
 * leaves that to each gold's own ORDER BY.
 */
public record Task(
        String question, List<String> golds, boolean refusal, @Nullable Boolean ordered) {
    public Task {
        golds = List.copyOf(golds);
        if (refusal && !golds.isEmpty()) {
            throw new IllegalArgumentException("a task to decline has no right query");
        }
    }

    /** A question that these queries answer; none when nothing right is known. */
    public static Task of(String question, List<String> golds) {
        return new Task(question, golds, false, null);
    }

    /** A question that cannot be answered from the data. */
    public static Task toDecline(String question) {
        return new Task(question, List.of(), true, null);
    }

    /** The same with a person's correction as one more right query. */
    public Task corrected(String sql) {
        var more = new ArrayList<>(golds);
        more.add(sql);
        return new Task(question, more, false, ordered);
    }
}
