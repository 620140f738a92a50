package dev.baton.sql;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds tables and columns among the allowed ones, and remembers which were read. */
final class Names {
    private static final Set<String> SYSTEM_COLUMNS =
            Set.of("tableoid", "xmin", "xmax", "cmin", "cmax", "ctid", "oid");
    private static final Set<String> SESSION_WORDS =
            Set.of(
                    "user",
                    "current_user",
                    "session_user",
                    "system_user",
                    "current_role",
                    "current_catalog",
                    "current_schema");

    private final Schema schema;
    private final Set<TableName> tables = new LinkedHashSet<>();
    private final Set<ColumnName> columns = new LinkedHashSet<>();
    private final Set<String> unknown = new LinkedHashSet<>();
    private final boolean lenient;

    private Names(Schema schema, boolean lenient) {
        this.schema = schema;
        this.lenient = lenient;
    }

    /** Refuses a name that is not there. */
    static Names strict(Schema schema) {
        return new Names(schema, false);
    }

    /** Remembers a name that is not there, for readers that send nothing to a database. */
    static Names lenient(Schema schema) {
        return new Names(schema, true);
    }

    /** The names that are not there. */
    Set<String> unknown() {
        return unknown;
    }

    private void missing(String written, Refusal refusal) {
        if (!lenient) {
            throw refusal;
        }
        unknown.add(written);
    }

    /** Stands for something in FROM that is not there. */
    Relation noRelation(List<String> parts) {
        var written = String.join(".", parts);
        missing(
                written,
                new Refusal(
                        "unknown_relation",
                        "Nothing in FROM goes by the name %s.".formatted(written),
                        "Use the names and aliases of FROM and JOIN."));
        return Relation.derived(parts.getLast(), List.of(), true);
    }

    Set<TableName> tables() {
        return tables;
    }

    Set<ColumnName> columns() {
        return columns;
    }

    /** A type that a column of the catalogue has, such as an enum of the customer's. */
    boolean type(String name) {
        return !name.startsWith("reg")
                && !name.startsWith("pg_")
                && schema.catalogue().tables().stream()
                        .flatMap(table -> table.columns().stream())
                        .anyMatch(column -> sameType(column.databaseType(), name));
    }

    private static boolean sameType(String databaseType, String name) {
        var plain = databaseType.replace("[]", "").replace("\"", "");
        return plain.equals(name) || plain.endsWith("." + name);
    }

    /** The table of that name, as a relation; parts are schema and name, or a name alone. */
    Relation table(List<String> parts) {
        var name = parts.getLast();
        if (parts.size() > 2 || system(parts)) {
            throw forbidden(String.join(".", parts));
        }
        var found =
                schema.catalogue().tables().stream()
                        .filter(table -> table.name().name().equals(name))
                        .filter(table ->
                                parts.size() == 1 || table.name().schema().equals(parts.getFirst()))
                        .sorted(
                                Comparator.comparing(
                                        table -> !table.name().schema().equals("public")))
                        .toList();
        if (found.isEmpty()) {
            missing(String.join(".", parts), unknownTable(String.join(".", parts), name));
            return Relation.derived(name, List.of(), true);
        }
        var table = found.getFirst();
        if (found.size() > 1 && !table.name().schema().equals("public")) {
            missing(name, ambiguous(name, table));
        }
        tables.add(table.name());
        var hidden = found.stream().flatMap(each -> hidden(each).stream()).toList();
        return new Relation(
                name,
                table.name().schema(),
                table.columns().stream()
                        .map(column ->
                                new Relation.Output(
                                        column.name(), new ColumnName(table.name(), column.name())))
                        .toList(),
                false,
                table,
                hidden);
    }

    private static Refusal ambiguous(String name, Table table) {
        return new Refusal(
                "ambiguous_table",
                "There is more than one table %s.".formatted(name),
                "Write the schema before it: %s.".formatted(table.name()));
    }

    private static boolean system(List<String> parts) {
        return parts.stream()
                .anyMatch(part -> part.startsWith("pg_") || part.equals("information_schema"));
    }

    /** The hidden columns of a table, from entries such as {@code people.salary}. */
    private List<String> hidden(Table table) {
        var hidden = new ArrayList<String>();
        for (var entry : schema.semantics().hidden()) {
            int dot = entry.lastIndexOf('.');
            if (dot > 0) {
                var owner = entry.substring(0, dot);
                if (owner.equalsIgnoreCase(table.name().name())
                        || owner.equalsIgnoreCase(table.name().toString())) {
                    hidden.add(entry.substring(dot + 1));
                }
            }
        }
        return hidden;
    }

    /** A column with its table's name or alias before it. */
    void qualified(Scope scope, List<String> owner, String column) {
        var relation =
                scope.relation(owner.size() > 1 ? owner.getFirst() : null, owner.getLast())
                        .orElseGet(() -> noRelation(owner));
        var found = relation.column(column);
        if (found.isPresent()) {
            read(found.get());
        } else if (!relation.open() || system(column) || relation.hides(column)) {
            var written = String.join(".", owner) + "." + column;
            missing(written, unknownColumn(written, column, List.of(relation)));
        }
    }

    /** A column by its name alone; it may also name a whole row. */
    void unqualified(Scope scope, String written, String column) {
        if (SESSION_WORDS.contains(column) && !written.startsWith("\"")) {
            throw new Refusal(
                    "session",
                    "%s tells about the connection, not about the data.".formatted(column),
                    "Leave it out.");
        }
        if (column.equals("localtime") || column.equals("localtimestamp")) {
            return;
        }
        var holding = scope.holding(column);
        if (!holding.isEmpty()) {
            holding.forEach(relation -> relation.column(column).ifPresent(this::read));
            return;
        }
        var row = scope.relation(null, column);
        if (row.isPresent()) {
            wholeRow(row.get());
        } else if (system(column)
                || scope.all().stream().anyMatch(relation -> relation.hides(column))
                || (!scope.output(column) && !scope.mayHold(column))) {
            missing(column, unknownColumn(column, column, scope.all()));
        }
    }

    /** All columns of a relation, which none may be hidden of. */
    void wholeRow(Relation relation) {
        if (!relation.hidden().isEmpty()) {
            throw new Refusal(
                    "hidden_columns",
                    "Not every column of %s may be read, so it cannot be read as a whole."
                            .formatted(relation.name()),
                    "Name the columns: %s."
                            .formatted(
                                    relation.columns().stream()
                                            .map(Relation.Output::name)
                                            .collect(Collectors.joining(", "))));
        }
        relation.columns().forEach(this::read);
    }

    void read(Relation.Output column) {
        if (column.origin() != null) {
            columns.add(column.origin());
        }
    }

    private static boolean system(String column) {
        return SYSTEM_COLUMNS.contains(column);
    }

    private static Refusal forbidden(String name) {
        return new Refusal(
                "forbidden_table",
                "%s belongs to the database itself.".formatted(name),
                "Ask for the tables of the data source.");
    }

    private Refusal unknownTable(String written, String name) {
        var names = schema.catalogue().tables().stream().map(table -> table.name().name()).toList();
        return new Refusal(
                "unknown_table",
                "There is no table %s to read.".formatted(written),
                nearest(name, names));
    }

    private static Refusal unknownColumn(String written, String name, List<Relation> relations) {
        var names =
                relations.stream()
                        .flatMap(relation -> relation.columns().stream())
                        .map(Relation.Output::name)
                        .toList();
        return new Refusal(
                "unknown_column",
                "There is no column %s to read.".formatted(written),
                nearest(name, names));
    }

    private static String nearest(String name, Collection<String> names) {
        var near =
                names.stream()
                        .distinct()
                        .sorted(Comparator.comparingInt(each -> distance(name, each)))
                        .limit(3)
                        .collect(Collectors.joining(", "));
        return near.isEmpty() ? "Look at the schema." : "Nearest: " + near + ".";
    }

    /** How many letters must change to make one name the other; part names are near. */
    private static int distance(String a, String b) {
        var left = a.toLowerCase(Locale.ROOT);
        var right = b.toLowerCase(Locale.ROOT);
        if (left.contains(right) || right.contains(left)) {
            return Math.abs(left.length() - right.length()) / 4;
        }
        var row = new int[right.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int above = row[j];
                int change = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j], row[j - 1]) + 1, diagonal + change);
                diagonal = above;
            }
        }
        return row[right.length()];
    }
}
