package dev.baton.pipeline.quality;

import dev.baton.plan.Cancellation;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import dev.baton.sql.DataSource;
import dev.baton.sql.Table;
import dev.baton.sql.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Computes the rules of a table in one query. A rule that the guard refuses or the database cannot
 * compute is left out with the reason, and spoils no other.
 */
final class TableCheck {
    /** Rules beyond this go into a further query: a row of a result may not be too wide. */
    private static final int RULES_PER_QUERY = 60;

    /** The guard reads no longer ones. */
    private static final int LONGEST_QUERY = 19_000;

    private static final long BYTES = 4 << 20;
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final DataSource source;
    private final Instant asOf;
    private final Supplier<Duration> left;
    private final Cancellation cancellation;

    /** {@code left} is the time that may still be spent. */
    TableCheck(
            DataSource source, Instant asOf, Supplier<Duration> left, Cancellation cancellation) {
        this.source = source;
        this.asOf = asOf;
        this.left = left;
        this.cancellation = cancellation;
    }

    TableReport report(Table table, List<Rule> rules) {
        var results = new ArrayList<RuleResult>();
        for (int from = 0; from < rules.size(); ) {
            int to = from + together(table, rules.subList(from, rules.size()));
            results.addAll(some(table, rules.subList(from, to)));
            from = to;
        }
        long rows = results.stream().mapToLong(RuleResult::rows).max().orElse(0);
        return new TableReport(table.name().toString(), rows, results);
    }

    /** How many of these rules fit into one query; at least one. */
    private int together(Table table, List<Rule> rules) {
        int count = Math.min(rules.size(), RULES_PER_QUERY);
        while (count > 1
                && bytes(new TableQuery(table, rules.subList(0, count), asOf).sql())
                        > LONGEST_QUERY) {
            count = count * 3 / 4;
        }
        return count;
    }

    private static int bytes(String sql) {
        return sql.getBytes(StandardCharsets.UTF_8).length;
    }

    private List<RuleResult> some(Table table, List<Rule> rules) {
        var results = new HashMap<Rule, RuleResult>();
        var harmless = new ArrayList<Rule>();
        for (var rule : rules) {
            switch (source.check(new TableQuery(table, List.of(rule), asOf).sql())) {
                case Verdict.Allowed _ -> harmless.add(rule);
                case Verdict.Refused(var violations) ->
                        results.put(
                                rule, RuleResult.notComputed(rule, violations.getFirst().text()));
            }
        }
        if (!harmless.isEmpty()) {
            results.putAll(computed(table, harmless));
        }
        return rules.stream().map(results::get).toList();
    }

    private Map<Rule, RuleResult> computed(Table table, List<Rule> rules) {
        try {
            return run(new TableQuery(table, rules, asOf));
        } catch (ProblemException e) {
            // A time-out would only be waited for again, rule by rule.
            if (e.problem().cause() != Cause.QUERY_FAILED || rules.size() == 1) {
                return noneOf(rules, e);
            }
        }
        var each = new HashMap<Rule, RuleResult>();
        for (var rule : rules) {
            each.putAll(computed(table, List.of(rule)));
        }
        return each;
    }

    private static Map<Rule, RuleResult> noneOf(List<Rule> rules, ProblemException e) {
        var cause = e.problem().cause();
        if (cause != Cause.QUERY_FAILED && cause != Cause.QUERY_TIMEOUT) {
            throw e;
        }
        var none = new HashMap<Rule, RuleResult>();
        rules.forEach(rule -> none.put(rule, RuleResult.notComputed(rule, e.problem().text())));
        return none;
    }

    private Map<Rule, RuleResult> run(TableQuery query) {
        if (!(source.check(query.sql()) instanceof Verdict.Allowed(var sql, _, _))) {
            throw ProblemException.of(
                    Cause.QUERY_FAILED, "The rules of this table cannot be asked together.");
        }
        var time = left.get();
        if (time.isNegative() || time.isZero()) {
            throw ProblemException.of(Cause.QUERY_TIMEOUT, "The time for all tables was over.");
        }
        var limits = new DataSource.Limits(1, BYTES, time.compareTo(LONGEST) < 0 ? time : LONGEST);
        var result = source.run(sql, limits, cancellation);
        var counted = query.counted(result);
        var results = new HashMap<Rule, RuleResult>();
        IntStream.range(0, counted.size())
                .forEach(i -> {
                    var rule = query.rules().get(i);
                    results.put(rule, Judge.of(rule, counted.get(i), asOf));
                });
        return results;
    }
}
