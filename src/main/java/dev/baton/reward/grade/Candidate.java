package dev.baton.reward.grade;

import dev.baton.model.Tokens;
import dev.baton.plan.Value;
import java.util.stream.Collectors;
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

    /** The answer of a run: its query with the reasons for it, or the words in place of one. */
    public static Candidate of(Value.Fields answer) {
        var sql = answer.text("sql").filter(text -> !text.isBlank()).orElse(null);
        if (sql == null) {
            var why = answer.text("text").orElse("");
            return declined(why, Tokens.count(why));
        }
        var reasons = reasons(answer.at("reasoning"));
        return query(
                sql,
                reasons.isBlank() ? null : reasons,
                Tokens.count(reasons.isBlank() ? sql : sql + "\n" + reasons));
    }

    /** A run's reasons are a list, a line each; over REST they are one text. */
    private static String reasons(Value value) {
        return switch (value) {
            case Value.Text(var text) -> text;
            case Value.Items(var lines) ->
                    lines.stream()
                            .map(line -> line instanceof Value.Text(var text) ? text : "")
                            .collect(Collectors.joining("\n"));
            case Value.Nothing _,
                    Value.Number _,
                    Value.Flag _,
                    Value.Fields _,
                    Value.Ref _,
                    Value.Prose _ ->
                    "";
        };
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
