package dev.baton.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the database's planner says of a query it did not run. */
public sealed interface Explanation {
    /**
     * It would run: its cost in planner units, the rows it expects, and what the plan shows to be
     * doubtful (such as a nested loop without a condition), in words.
     */
    record Planned(double cost, double rows, List<String> doubts) implements Explanation {}

    /** It would not: the SQLSTATE, the database's message and its hint. */
    record Rejected(String state, String message, @Nullable String hint) implements Explanation {}
}
