package dev.baton.nl2sql.validate;

import dev.baton.nl2sql.Validation;
import dev.baton.plan.Cancellation;
import dev.baton.sql.DataSource;
import dev.baton.sql.Explanation;
import dev.baton.sql.SafeSql;
import dev.baton.sql.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Runs the checks of a query; nothing of it is executed. */
public final class QueryValidator {
    /** Above this many planner units a query is called slow: about a minute on a small machine. */
    private static final double SLOW = 5_000_000;

    private QueryValidator() {}

    /** Validates the SQL as an answer to the question. Throws when the database cannot be asked. */
    public static Validation validate(
            String question, String sql, DataSource source, Cancellation cancellation) {
        return switch (source.check(sql)) {
            case Verdict.Refused(var violations) -> refused(violations);
            case Verdict.Allowed(var safe, var tables, _) -> {
                var business =
                        BusinessCheck.check(question, sql, tables, source.schema().semantics());
                yield explained(safe, source, cancellation, business);
            }
        };
    }

    private static Validation refused(List<Verdict.Violation> violations) {
        boolean syntax = violations.stream().noneMatch(v -> v.code().equals("syntax"));
        return new Validation(
                false,
                new Validation.Details(
                        syntax,
                        false,
                        true,
                        true,
                        violations.stream().map(Verdict.Violation::text).toList(),
                        violations.stream().map(Verdict.Violation::suggestion).toList()),
                null);
    }

    private static Validation explained(
            SafeSql safe, DataSource source, Cancellation cancellation, Finding business) {
        return switch (source.explain(safe, cancellation)) {
            case Explanation.Rejected rejected -> {
                var finding =
                        Finding.fault(
                                "The database says: " + rejected.message(),
                                rejected.hint() == null
                                        ? "Check the names and types in the query."
                                        : rejected.hint());
                // Class 42 without 42601 is a name or type that does not fit, not bad grammar.
                boolean grammar = rejected.state().equals("42601");
                yield validation(!grammar, grammar, business, Finding.FINE, finding, null);
            }
            case Explanation.Planned planned ->
                    validation(
                            true,
                            true,
                            business,
                            performance(planned),
                            Finding.FINE,
                            planned.cost());
        };
    }

    private static Finding performance(Explanation.Planned planned) {
        var issues = new ArrayList<>(planned.doubts());
        if (planned.cost() > SLOW) {
            issues.add(
                    "The database expects this to be slow (cost %.0f).".formatted(planned.cost()));
        }
        return issues.isEmpty()
                ? Finding.FINE
                : new Finding(
                        false, issues, List.of("Narrow the question, by a time span for example."));
    }

    private static Validation validation(
            boolean syntax,
            boolean schema,
            Finding business,
            Finding performance,
            Finding database,
            @org.jspecify.annotations.Nullable Double cost) {
        var issues = new ArrayList<String>();
        var suggestions = new ArrayList<String>();
        for (var finding : List.of(database, business, performance)) {
            issues.addAll(finding.issues());
            suggestions.addAll(finding.suggestions());
        }
        // A rule left out or a slow plan is a doubt for the reader; only the database can forbid.
        return new Validation(
                database.passed(),
                new Validation.Details(
                        syntax,
                        schema && database.passed(),
                        business.passed(),
                        performance.passed(),
                        issues,
                        suggestions),
                cost);
    }
}
