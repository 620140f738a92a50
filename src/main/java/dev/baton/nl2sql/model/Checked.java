package dev.baton.nl2sql.model;

import dev.baton.plan.Cancellation;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import dev.baton.sql.Catalogue;
import dev.baton.sql.DataSource;
import dev.baton.sql.Explanation;
import dev.baton.sql.SafeSql;
import dev.baton.sql.TableName;
import dev.baton.sql.Verdict;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What the guard and the database say of a query a model wrote, before it is run. */
sealed interface Checked {
    /**
     * It would run; {@code valid} is how well, 0 to 1, less when the database could not be asked.
     */
    record Sound(SafeSql sql, Set<TableName> tables, double valid) implements Checked {}

    /** It would not, and what to tell the model about it. */
    record Faulty(String complaint) implements Checked {}

    /** Asks the guard, then the database's planner. */
    static Checked of(String sql, DataSource source, Cancellation cancellation) {
        return switch (source.check(sql)) {
            case Verdict.Refused(var violations) ->
                    new Faulty(
                            told(
                                    violations.stream()
                                            .map(each -> each.text() + " " + each.suggestion())
                                            .collect(Collectors.joining("\n")),
                                    source));
            case Verdict.Allowed(var safe, var tables, _) ->
                    explained(safe, tables, source, cancellation);
        };
    }

    private static Checked explained(
            SafeSql sql, Set<TableName> tables, DataSource source, Cancellation cancellation) {
        try {
            return switch (source.explain(sql, cancellation)) {
                case Explanation.Planned planned ->
                        new Sound(sql, tables, planned.doubts().isEmpty() ? 1 : 0.8);
                case Explanation.Rejected(_, var message, var hint) ->
                        new Faulty(told(hint == null ? message : message + "\n" + hint, source));
            };
        } catch (ProblemException e) {
            if (e.problem().cause() == Cause.CANCELLED) {
                throw e;
            }
            // The query may be right all the same: whoever runs it will see.
            return new Sound(sql, tables, 0.5);
        }
    }

    private static String told(String complaint, DataSource source) {
        List<String> nearest = nearest(complaint, source.schema().catalogue());
        return nearest.isEmpty()
                ? complaint
                : complaint + "\nNames that exist: " + String.join(", ", nearest);
    }

    private static List<String> nearest(String complaint, Catalogue catalogue) {
        return NearestNames.in(complaint, catalogue);
    }
}
