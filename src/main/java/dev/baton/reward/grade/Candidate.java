package dev.baton.reward.grade;

import org.jspecify.annotations.Nullable;

/**
 * An answer to be graded: the form it came in, its query, why it was written so, and how many
 * tokens it took.
 */
public record Candidate(Form form, @Nullable String sql, @Nullable String rationale, int tokens) {
    /** How the query was given. */
    public enum Form {
        /** One statement, by itself, in a fence or in its field. */
        CLEAN,
        /** One statement that had to be found among words. */
        SALVAGED,
        /** More than one statement. */
        SEVERAL,
        /** No query, but words that say why. */
        DECLINED,
        /** Neither a query nor a reason. */
        NOTHING
    }

    /** What an agent gave: a query with its reasons. */
    public static Candidate query(String sql, @Nullable String rationale, int tokens) {
        return new Candidate(Form.CLEAN, sql, rationale, tokens);
    }

    /** What an agent gave in place of a query. */
    public static Candidate declined(String why, int tokens) {
        return new Candidate(Form.DECLINED, null, why, tokens);
    }
}
