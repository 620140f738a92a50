package dev.baton.nl2sql.rule;

import dev.baton.nl2sql.link.JoinPath;
import dev.baton.nl2sql.link.SchemaIndex;
import dev.baton.nl2sql.query.Condition;
import dev.baton.nl2sql.query.Expression;
import dev.baton.nl2sql.query.Query;
import dev.baton.nl2sql.query.SqlText;
import java.util.HashSet;
import java.util.List;

/** What the shape of a query says about how likely it is what was asked. */
final class Structure {
    private Structure() {}

    /** How many joins the query makes, those within conditions included. */
    static int joins(Query query) {
        var paths = new HashSet<JoinPath>();
        for (var path : SqlText.paths(query)) {
            for (int i = 1; i <= path.edges().size(); i++) {
                paths.add(path.first(i));
            }
        }
        return paths.size();
    }

    /** False when columns are shown or grouped by that stem from a mere mention in passing. */
    static boolean selectsOnlyNamed(Candidate candidate) {
        var query = candidate.query();
        boolean aggregated =
                query.select().stream().anyMatch(item -> item.expression().aggregated());
        boolean numbers =
                query.select().stream()
                        .anyMatch(item ->
                                item.expression() instanceof Expression.Of(var path, var column)
                                        && candidate
                                                .reading()
                                                .index
                                                .type(
                                                        new dev.baton.sql.ColumnName(
                                                                path.end(), column))
                                                .numeric());
        return !(aggregated && numbers)
                && !(query.select().size() == 1
                        && numbers
                        && !aggregated
                        && query.order().isEmpty()
                        && query.where().isEmpty());
    }

    /**
     * True when the rows only say again what the question said: the label of the one that is named,
     * or how many rows bear that one label.
     */
    static boolean repeats(Query query, SchemaIndex index) {
        var named =
                query.where().stream()
                        .filter(Condition.In.class::isInstance)
                        .map(Condition.In.class::cast)
                        .filter(in -> !in.negated() && in.values().size() == 1)
                        .map(Condition.In::left)
                        .toList();
        if (named.isEmpty() || !query.group().isEmpty()) {
            return false;
        }
        boolean shown =
                query.where().size() == named.size()
                        && query.select().stream()
                                .allMatch(item -> named.contains(item.expression()));
        boolean counted =
                query.select().size() == 1
                        && query.select().getFirst().expression().equals(Expression.rows())
                        && named.stream().anyMatch(each -> label(each, query, index));
        return shown || counted;
    }

    /** True for the one column that tells the query's own rows apart for people. */
    private static boolean label(Expression expression, Query query, SchemaIndex index) {
        return expression instanceof Expression.Of(var path, var column)
                && path.edges().isEmpty()
                && Labels.of(index, query.grain()).equals(List.of(column))
                && index.table(query.grain())
                        .column(column)
                        .filter(each -> each.distinct() > 0)
                        .filter(each -> each.distinct() >= index.table(query.grain()).rows() * 0.9)
                        .isPresent();
    }

    /** The share of mentions that play a part in the query. */
    static double used(Candidate candidate) {
        var reading = candidate.reading();
        int used = 0;
        for (int i = 0; i < reading.meanings.size(); i++) {
            if (reading.slots.used.contains(i)
                    || reading.slots.outputs.contains(i)
                    || reading.slots.entity == i) {
                used++;
            }
        }
        return reading.meanings.isEmpty() ? 0 : used / (double) reading.meanings.size();
    }
}
