package dev.baton.pipeline.quality;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a rule is computed in its table's one scan, where the row is {@code t}: what is joined, when
 * a row breaks the rule, and which value is shown of it. For freshness {@code broken} is absent and
 * the newest value is what is shown.
 */
record RowSql(String join, @Nullable String broken, String shown) {

    /** The part number {@code i} of the scan, as of a time in ISO form. */
    static RowSql of(Rule rule, int i, String asOf) {
        return switch (rule.check()) {
            case Check.NotNull(var column) ->
                    new RowSql("", SqlWords.column("t", column) + " is null", "null");
            case Check.Range range -> range(range);
            case Check.Pattern(var column, var expression) ->
                    plain(column, value -> value + "::text !~ " + SqlWords.text(expression));
            case Check.Allowed(var column, var values) -> {
                var list = values.stream().map(SqlWords::literal).collect(joining(", "));
                yield plain(column, value -> value + " not in (" + list + ")");
            }
            case Check.Unique(var columns) -> repeated(rule, columns, Check.Match.EXACT, i);
            case Check.Duplicates(var columns, var match) -> repeated(rule, columns, match, i);
            case Check.Foreign foreign -> foreign(foreign, i);
            case Check.Freshness(var column, _) -> {
                var value = SqlWords.column("t", column);
                // One date in the future must not make a table look fresh for ever.
                var known = "case when %s <= %s then %s end";
                yield new RowSql("", null, known.formatted(value, SqlWords.text(asOf), value));
            }
        };
    }

    private static RowSql plain(String column, Function<String, String> broken) {
        var value = SqlWords.column("t", column);
        return new RowSql("", broken.apply(value), value + "::text");
    }

    private static RowSql range(Check.Range range) {
        return plain(
                range.column(),
                value -> {
                    var outside = new ArrayList<String>();
                    if (range.min() != null) {
                        outside.add(value + " < " + SqlWords.literal(range.min()));
                    }
                    if (range.max() != null) {
                        outside.add(value + " > " + SqlWords.literal(range.max()));
                    }
                    return String.join(" or ", outside);
                });
    }

    /** Rows whose key some other row has too: looked up among the few keys that repeat. */
    private static RowSql repeated(Rule rule, List<String> columns, Check.Match match, int i) {
        var inner = columns.stream().map(column -> key("o", column, match)).toList();
        var outer = columns.stream().map(column -> key("t", column, match)).toList();
        var join =
                "left join (select %s from %s as o where %s group by %s having count(*) > 1) as d%d on %s\n"
                        .formatted(
                                SqlWords.keys(inner),
                                SqlWords.quoted(rule.table()),
                                SqlWords.allPresent("o", columns),
                                String.join(", ", inner),
                                i,
                                SqlWords.equal("d" + i, outer));
        return new RowSql(join, "d%d.k0 is not null".formatted(i), SqlWords.together("t", columns));
    }

    private static String key(String owner, String column, Check.Match match) {
        var value = SqlWords.column(owner, column);
        return switch (match) {
            case EXACT -> value;
            case NORMALIZED -> SqlWords.folded(value + "::text");
            case WORDS -> SqlWords.sortedWords(SqlWords.folded(value + "::text"));
        };
    }

    private static RowSql foreign(Check.Foreign foreign, int i) {
        var parent = foreign.toColumns().stream().map(c -> SqlWords.column("o", c)).toList();
        var child = foreign.columns().stream().map(c -> SqlWords.column("t", c)).toList();
        var join =
                "left join (select distinct %s from %s as o) as d%d on %s\n"
                        .formatted(
                                SqlWords.keys(parent),
                                SqlWords.quoted(foreign.to()),
                                i,
                                SqlWords.equal("d" + i, child));
        var lonely = "%s and d%d.k0 is null";
        return new RowSql(
                join,
                lonely.formatted(SqlWords.allPresent("t", foreign.columns()), i),
                SqlWords.together("t", foreign.columns()));
    }
}
