package dev.baton.reward.grade;

import dev.baton.sql.ColumnName;
import dev.baton.sql.Schema;
import dev.baton.sql.Uses;
import java.util.HashMap;
import java.util.Map;

/**
 * Which columns hold the same thing: those that a foreign key or the semantic layer relates,
 * directly or by way of others.
 */
final class Relations {
    private final Map<ColumnName, ColumnName> same = new HashMap<>();

    Relations(Schema schema) {
        for (var key : schema.catalogue().foreignKeys()) {
            for (int i = 0; i < key.fromColumns().size(); i++) {
                relate(
                        new ColumnName(key.from(), key.fromColumns().get(i)),
                        new ColumnName(key.to(), key.toColumns().get(i)));
            }
        }
        for (var relation : schema.semantics().relations()) {
            relate(relation.from(), relation.to());
        }
    }

    /** True also where nothing at all is declared: then nothing can be held against a join. */
    boolean declared(Uses.Joined join) {
        return same.isEmpty() || root(join.left()).equals(root(join.right()));
    }

    private void relate(ColumnName left, ColumnName right) {
        var from = root(left);
        var to = root(right);
        if (!from.equals(to)) {
            same.put(from, to);
        }
    }

    private ColumnName root(ColumnName column) {
        var at = column;
        for (var next = same.get(at); next != null; next = same.get(at)) {
            at = next;
        }
        return at;
    }
}
