package dev.baton.pipeline.quality;

import dev.baton.plan.Value;
import dev.baton.sql.ResultTable;
import dev.baton.sql.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * All rules of one table as one query that reads it once. Samples are the first broken rows met: a
 * running count per rule ends the collecting, so that no list grows with the table.
 */
final class TableQuery {
    static final int SAMPLES = 5;
    private static final int KEY_LENGTH = 120;
    private static final int VALUE_LENGTH = 200;

    private final Table table;
    private final List<Rule> rules;
    private final List<RowSql> parts;

    TableQuery(Table table, List<Rule> rules, Instant asOf) {
        this.table = table;
        this.rules = List.copyOf(rules);
        this.parts =
                IntStream.range(0, rules.size())
                        .mapToObj(i -> RowSql.of(rules.get(i), i, asOf.toString()))
                        .toList();
    }

    List<Rule> rules() {
        return rules;
    }

    /** What a rule's count over the table gave; {@code newest} is nothing but for freshness. */
    record Counted(long rows, long failing, List<RuleResult.Sample> samples, Value newest) {}

    String sql() {
        var given = new ArrayList<String>();
        var counted = new ArrayList<String>();
        var scanned = new ArrayList<String>();
        given.add("count(*) as total");
        counted.add("b.*");
        scanned.add("left(%s, %d) as k".formatted(key(), KEY_LENGTH));
        for (int i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            if (part.broken() == null) {
                scanned.add("%s as v%d".formatted(part.shown(), i));
                given.add("max(c.v%d) as n%d".formatted(i, i));
                continue;
            }
            scanned.add("(%s) as f%d".formatted(part.broken(), i));
            scanned.add("left(%s, %d) as v%d".formatted(part.shown(), VALUE_LENGTH, i));
            counted.add(
                    "count(*) filter (where b.f%1$d) over (rows between unbounded preceding and current row) as r%1$d"
                            .formatted(i));
            given.add("count(*) filter (where c.f%1$d) as n%1$d".formatted(i));
            for (var kept : List.of("k", "v" + i)) {
                given.add(
                        "array_agg(c.%1$s) filter (where c.f%2$d and c.r%2$d <= %3$d) as s%2$d%4$s"
                                .formatted(kept, i, SAMPLES, kept.charAt(0)));
            }
        }
        return """
        select %s
        from (
        select %s
        from (
        select %s
        from %s as t
        %s) as b) as c
        """
                .formatted(
                        String.join(",\n", given),
                        String.join(",\n", counted),
                        String.join(",\n", scanned),
                        SqlWords.quoted(table.name()),
                        joins());
    }

    private String joins() {
        var joins = new StringBuilder();
        parts.forEach(part -> joins.append(part.join()));
        return joins.toString();
    }

    /** What names a row for a person; nothing where the table has no key. */
    private String key() {
        var key =
                table.primaryKey().isEmpty()
                        ? table.uniqueKeys().stream().findFirst().orElse(List.of())
                        : table.primaryKey();
        boolean readable = key.stream().allMatch(column -> table.column(column).isPresent());
        return key.isEmpty() || !readable ? "null::text" : SqlWords.together("t", key);
    }

    /** The counts in the order of the rules. */
    List<Counted> counted(ResultTable result) {
        var row = result.rows().getFirst();
        long total = whole(row.getFirst());
        var all = new ArrayList<Counted>();
        int at = 1;
        for (var part : parts) {
            if (part.broken() == null) {
                all.add(new Counted(total, 0, List.of(), row.get(at++)));
            } else {
                var failing = whole(row.get(at));
                all.add(
                        new Counted(
                                total,
                                failing,
                                samples(row.get(at + 1), row.get(at + 2)),
                                Value.NOTHING));
                at += 3;
            }
        }
        return all;
    }

    private static List<RuleResult.Sample> samples(Value keys, Value values) {
        if (!(keys instanceof Value.Items(var key))
                || !(values instanceof Value.Items(var value))) {
            return List.of();
        }
        return IntStream.range(0, Math.min(key.size(), value.size()))
                .mapToObj(i -> new RuleResult.Sample(key.get(i), value.get(i)))
                .toList();
    }

    private static long whole(Value value) {
        return switch (value) {
            case Value.Number(var number) -> number.longValueExact();
            case Value.Text(var text) -> new BigDecimal(text).longValueExact();
            case Value.Nothing _,
                    Value.Flag _,
                    Value.Items _,
                    Value.Fields _,
                    Value.Ref _,
                    Value.Prose _ ->
                    0;
        };
    }
}
