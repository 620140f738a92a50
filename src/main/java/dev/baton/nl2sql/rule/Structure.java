package dev.baton.nl2sql.rule;

import dev.baton.nl2sql.link.JoinPath;
import dev.baton.nl2sql.query.Expression;
import dev.baton.nl2sql.query.Query;
import dev.baton.nl2sql.query.SqlText;
import java.util.HashSet;

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
