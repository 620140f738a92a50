package dev.baton.nl2sql.validate;

import dev.baton.sql.Semantics;
import dev.baton.sql.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Does a query keep the business rules that its question names? */
final class BusinessCheck {
    private static final Pattern WORD = Pattern.compile("[a-z_][a-z0-9_]*");
    private static final Set<String> SYNTAX =
            Set.of(
                    "and",
                    "or",
                    "not",
                    "in",
                    "is",
                    "null",
                    "like",
                    "ilike",
                    "between",
                    "true",
                    "false",
                    "any",
                    "all",
                    "current_date",
                    "interval",
                    "date");

    private BusinessCheck() {}

    /** A rule whose phrase stands in the question must leave its columns in the query. */
    static Finding check(String question, String sql, Set<TableName> tables, Semantics semantics) {
        var issues = new ArrayList<String>();
        var suggestions = new ArrayList<String>();
        var said =
                " " + question.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ") + " ";
        var written = sql.toLowerCase(Locale.ROOT);
        for (var rule : semantics.rules()) {
            if (tables.contains(rule.table()) && says(said, rule) && !keeps(written, rule)) {
                issues.add(
                        "The question speaks of “%s”, but the query does not keep that rule."
                                .formatted(rule.name()));
                suggestions.add("Add the condition: " + rule.condition());
            }
        }
        return new Finding(issues.isEmpty(), List.copyOf(issues), List.copyOf(suggestions));
    }

    private static boolean says(String question, Semantics.Rule rule) {
        return rule.phrases().stream()
                .map(phrase -> phrase.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " "))
                .anyMatch(phrase -> question.contains(" " + phrase.strip() + " "));
    }

    private static boolean keeps(String sql, Semantics.Rule rule) {
        return columns(rule.condition()).stream().allMatch(sql::contains);
    }

    private static List<String> columns(String condition) {
        var bare = condition.replaceAll("'[^']*'", "").toLowerCase(Locale.ROOT);
        return WORD.matcher(bare)
                .results()
                .map(found -> found.group())
                .filter(word -> !SYNTAX.contains(word))
                .toList();
    }
}
