package dev.baton.reward.grade;

import dev.baton.sql.ColumnName;
import dev.baton.sql.TableName;
import dev.baton.sql.Uses;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Whether a query reads the tables and columns that it should. */
final class SchemaLink {
    private static final int NAMED = 8;

    private SchemaLink() {}

    /** The F1 over tables and columns, against the gold it is nearest to. */
    static Finding against(List<Gold> golds, Uses uses) {
        Finding best = null;
        for (var gold : golds) {
            var found = against(gold.uses(), uses);
            if (best == null || found.value() > best.value()) {
                best = found;
            }
        }
        return best == null ? Finding.of(0, "") : best;
    }

    private static Finding against(Uses gold, Uses uses) {
        var missing = names(gold, uses);
        var unused = names(uses, gold);
        int right = gold.tables().size() + gold.columns().size() - missing.size();
        int wrong = missing.size() + unused.size() + uses.unknown().size();
        double f1 = right + wrong == 0 ? 1 : 2.0 * right / (2.0 * right + wrong);
        var unknown = new TreeSet<>(uses.unknown());
        var parts = new ArrayList<String>();
        part("missing", missing, parts);
        part("unused", unused, parts);
        if (!unknown.isEmpty()) {
            parts.add("unknown " + shortened(unknown));
        }
        return Finding.of(
                f1,
                Map.of("missing", missing, "unused", unused, "unknown", unknown),
                parts.isEmpty()
                        ? "Reads the tables and columns it should."
                        : sentence(String.join("; ", parts)));
    }

    /** What one reads and the other does not, tables first. */
    private static List<String> names(Uses from, Uses without) {
        var tables = new TreeSet<TableName>(from.tables());
        tables.removeAll(without.tables());
        var columns =
                from.columns().stream()
                        .filter(column -> !without.columns().contains(column))
                        .map(SchemaLink::shown)
                        .sorted();
        var names = new ArrayList<>(tables.stream().map(SchemaLink::shown).toList());
        columns.forEach(names::add);
        return names;
    }

    private static void part(String word, List<String> names, List<String> into) {
        var tables = names.stream().filter(name -> !name.contains(".")).toList();
        // A column of a table that is told anyway says nothing more.
        var columns =
                names.stream()
                        .filter(name -> name.contains("."))
                        .filter(name -> !tables.contains(name.substring(0, name.indexOf('.'))))
                        .toList();
        var said = new ArrayList<String>();
        if (!tables.isEmpty()) {
            said.add((tables.size() == 1 ? "table " : "tables ") + shortened(tables));
        }
        if (!columns.isEmpty()) {
            said.add((columns.size() == 1 ? "column " : "columns ") + shortened(columns));
        }
        if (!said.isEmpty()) {
            into.add(word + " " + String.join(", ", said));
        }
    }

    /**
     * 1 when all it names is there and joined as declared, a half with one fault, a third with two.
     * Not a share of what it names: naming more must never pay.
     */
    static Finding declared(Relations relations, Uses uses) {
        var unknown = new TreeSet<>(uses.unknown());
        var joins =
                uses.joins().stream()
                        .filter(join -> !relations.declared(join))
                        .map(join -> shown(join.left()) + " = " + shown(join.right()))
                        .collect(Collectors.toCollection(TreeSet::new));
        var parts = new ArrayList<String>();
        if (!unknown.isEmpty()) {
            parts.add("unknown " + shortened(unknown));
        }
        if (!joins.isEmpty()) {
            parts.add("joined by no declared relation: " + shortened(joins));
        }
        return Finding.of(
                1.0 / (1 + unknown.size() + joins.size()),
                Map.of("unknown", unknown, "undeclared_joins", joins),
                parts.isEmpty()
                        ? "All it names is there and joined as declared."
                        : sentence(String.join("; ", parts)));
    }

    private static String shown(TableName table) {
        return table.schema().equals("public") ? table.name() : table.schema() + "/" + table.name();
    }

    private static String shown(ColumnName column) {
        return shown(column.table()) + "." + column.name();
    }

    private static String shortened(Collection<String> names) {
        var some = names.stream().limit(NAMED).collect(Collectors.joining(", "));
        return names.size() <= NAMED ? some : some + " and " + (names.size() - NAMED) + " more";
    }

    private static String sentence(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
    }
}
