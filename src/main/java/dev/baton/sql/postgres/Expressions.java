package dev.baton.sql.postgres;

import static dev.baton.sql.postgres.Identifiers.quoted;

import dev.baton.plan.Cancellation;
import dev.baton.sql.Explain;
import dev.baton.sql.Explanation;
import dev.baton.sql.Guard;
import dev.baton.sql.Semantics;
import dev.baton.sql.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Holds the SQL in semantics against the guard and the database's planner. */
final class Expressions {
    private final Guard guard;
    private final Explain explain;

    Expressions(Guard guard, Explain explain) {
        this.guard = guard;
        this.explain = explain;
    }

    /** All faults, each with the metric's or rule's name. */
    List<String> faults(Semantics semantics) {
        var faults = new ArrayList<String>();
        for (var metric : semantics.metrics()) {
            var sql = "select (%s) from %s".formatted(metric.expression(), quoted(metric.table()));
            check("metric '" + metric.name() + "'", sql, faults);
        }
        for (var rule : semantics.rules()) {
            var sql =
                    "select 1 from %s where (%s)".formatted(quoted(rule.table()), rule.condition());
            check("rule '" + rule.name() + "'", sql, faults);
        }
        return faults;
    }

    private void check(String what, String sql, List<String> faults) {
        switch (guard.check(sql)) {
            case Verdict.Refused(var violations) ->
                    violations.forEach(each -> faults.add(what + ": " + each.text()));
            case Verdict.Allowed allowed -> {
                switch (explain.explain(allowed.sql(), new Cancellation())) {
                    case Explanation.Planned _ -> {}
                    case Explanation.Rejected rejected ->
                            faults.add(what + ": " + rejected.message());
                }
            }
        }
    }
}
