package dev.baton.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.PlainSelect;

/** Ways to make a right query wrong in one place. */
enum Mutation {
    JOIN_TO_LEFT_JOIN(
            "(?<!left |right |full |cross |outer |inner |natural )\\bjoin\\b", "left join"),
    COUNT_DISTINCT_TO_COUNT("\\bcount\\s*\\(\\s*distinct\\s+", "count("),
    GREATER_TO_GREATER_OR_EQUAL("(?<![<>=!-])>(?![=>])", ">="),
    LESS_TO_LESS_OR_EQUAL("(?<![<>=!-])<(?![=>])", "<="),
    LIMIT_PLUS_ONE("(?<=\\blimit )(\\d+)", null),
    LIMIT_MINUS_ONE("(?<=\\blimit )(\\d+)", null),
    DESC_TO_ASC("\\bdesc\\b", "asc"),
    DROPPED_WHERE("\\bwhere\\b", null),
    DROPPED_DISTINCT("\\bselect\\s+distinct\\s+(?!on\\b)", "select "),
    ADDED_COLUMN("\\A", null),
    SELECT_STAR("\\A", null);

    private static final Pattern AGGREGATE =
            Pattern.compile("(?i)\\b(count|sum|avg|min|max)\\s*\\(");

    private final Pattern place;
    private final String by;

    Mutation(String place, String by) {
        this.place = Pattern.compile(place, Pattern.CASE_INSENSITIVE);
        this.by = by;
    }

    /** The query made wrong, once for each place. */
    List<String> of(String sql) {
        var masked = masked(sql);
        return place.matcher(masked)
                .results()
                .map(found -> at(sql, masked, found))
                .filter(mutant -> mutant != null && !mutant.equals(sql))
                .distinct()
                .toList();
    }

    private String at(String sql, String masked, MatchResult found) {
        return switch (this) {
            case LIMIT_PLUS_ONE ->
                    replaced(sql, found, String.valueOf(Long.parseLong(found.group(1)) + 1));
            case LIMIT_MINUS_ONE ->
                    found.group(1).equals("1")
                            ? null
                            : replaced(
                                    sql, found, String.valueOf(Long.parseLong(found.group(1)) - 1));
            case DROPPED_WHERE ->
                    sql.substring(0, found.start()) + " " + sql.substring(end(masked, found.end()));
            case ADDED_COLUMN -> selecting(sql, false);
            case SELECT_STAR -> selecting(sql, true);
            case JOIN_TO_LEFT_JOIN,
                    COUNT_DISTINCT_TO_COUNT,
                    GREATER_TO_GREATER_OR_EQUAL,
                    LESS_TO_LESS_OR_EQUAL,
                    DESC_TO_ASC,
                    DROPPED_DISTINCT ->
                    replaced(sql, found, by);
        };
    }

    private static String replaced(String sql, MatchResult found, String by) {
        return sql.substring(0, found.start()) + by + sql.substring(found.end());
    }

    /** Where the clause ends that began before this place. */
    private static int end(String masked, int from) {
        int depth = 0;
        var next =
                Pattern.compile(
                        "(?i)\\G(group by|order by|having|limit|union|except|intersect|window|fetch|offset)\\b");
        for (int i = from; i < masked.length(); i++) {
            char c = masked.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth < 0 || depth == 0 && next.matcher(masked).find(i)) {
                return i;
            }
        }
        return masked.length();
    }

    private static String selecting(String sql, boolean star) {
        try {
            if (!(CCJSqlParserUtil.parse(sql) instanceof PlainSelect select)
                    || select.getWithItemsList() != null
                    || !(select.getFromItem() instanceof Table table)) {
                return null;
            }
            boolean grouped =
                    select.getGroupBy() != null
                            || AGGREGATE.matcher(select.getSelectItems().toString()).find();
            var items = new ArrayList<String>();
            select.getSelectItems().forEach(item -> items.add(item.toString()));
            if (items.contains("*") || star && (grouped || select.getDistinct() != null)) {
                return null;
            }
            int from = masked(sql).toLowerCase(Locale.ROOT).indexOf(" from ");
            int start = masked(sql).toLowerCase(Locale.ROOT).indexOf("select ") + 7;
            if (star) {
                return sql.substring(0, start) + "*" + sql.substring(from);
            }
            var alias = table.getAlias() == null ? table.getName() : table.getAlias().getName();
            var added = grouped ? "count(*)" : "%s::text".formatted(alias.strip());
            return sql.substring(0, from) + ", " + added + " as added" + sql.substring(from);
        } catch (JSQLParserException e) {
            return null;
        }
    }

    /** The text with what stands in quotes made blank. */
    private static String masked(String sql) {
        var masked = new StringBuilder(sql);
        boolean quoted = false;
        for (int i = 0; i < sql.length(); i++) {
            if (sql.charAt(i) == '\'') {
                quoted = !quoted;
            } else if (quoted) {
                masked.setCharAt(i, '_');
            }
        }
        return masked.toString();
    }
}
