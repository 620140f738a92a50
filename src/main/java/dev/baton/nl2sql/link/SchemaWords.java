package dev.baton.nl2sql.link;

import dev.baton.sql.Column;
import dev.baton.sql.ColumnName;
import dev.baton.sql.ColumnType;
import dev.baton.sql.Table;
import dev.baton.sql.TableName;
import dev.baton.sql.ValueMatch;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The words by which a model is told of a table: columns, types, keys, comments, stored values. */
final class SchemaWords {
    private static final int VALUES = 6;
    private static final int LONGEST = 60;
    private final SchemaIndex index;
    private final Set<ColumnName> linked;
    private final List<ValueMatch> values;

    SchemaWords(Linking linking, SchemaIndex index) {
        this.index = index;
        this.linked = Set.copyOf(linking.columns());
        this.values = linking.values();
    }

    /** The table with all of its columns. */
    String all(TableName name) {
        return told(name, _ -> true);
    }

    /** The table with its keys, what shows a row, and the columns the question may mean. */
    String keys(TableName name) {
        var table = index.table(name);
        var kept = new LinkedHashSet<String>(table.primaryKey());
        index.graph().from(name).forEach(edge -> kept.addAll(edge.fromColumns()));
        table.columns().stream()
                .filter(column -> column.type() == ColumnType.TEXT && !kept.contains(column.name()))
                .findFirst()
                .ifPresent(column -> kept.add(column.name()));
        return told(
                name,
                column ->
                        kept.contains(column.name())
                                || linked.contains(new ColumnName(name, column.name())));
    }

    private String told(TableName name, Predicate<Column> shown) {
        var table = index.table(name);
        var columns =
                table.columns().stream()
                        .filter(shown)
                        .map(column -> told(table, column))
                        .collect(Collectors.joining(", "));
        var joins =
                index.graph().from(name).stream()
                        .filter(edge -> edge.toOne() && edge.fromColumns().size() > 1)
                        .map(SchemaWords::told)
                        .collect(Collectors.joining());
        return "%s(%s%s)%s\n".formatted(spelled(name), columns, joins, comment(table.comment()));
    }

    private String told(Table table, Column column) {
        var name = new ColumnName(table.name(), column.name());
        var key = table.primaryKey().equals(List.of(column.name())) ? " key" : "";
        var to =
                index.graph().from(table.name()).stream()
                        .filter(edge ->
                                edge.toOne() && edge.fromColumns().equals(List.of(column.name())))
                        .filter(edge ->
                                !edge.to().equals(table.name())
                                        || !edge.toColumns().equals(edge.fromColumns()))
                        .map(edge ->
                                " -> "
                                        + spelled(edge.to())
                                        + "."
                                        + spelled(edge.toColumns().getFirst()))
                        .collect(Collectors.joining());
        var type = to.isEmpty() ? " " + type(column) : "";
        return spelled(column.name())
                + type
                + key
                + to
                + stored(column, name)
                + comment(column.comment());
    }

    private static String told(Edge edge) {
        return ", (%s) -> %s(%s)"
                .formatted(
                        edge.fromColumns().stream()
                                .map(SchemaWords::spelled)
                                .collect(Collectors.joining(", ")),
                        spelled(edge.to()),
                        edge.toColumns().stream()
                                .map(SchemaWords::spelled)
                                .collect(Collectors.joining(", ")));
    }

    private static String type(Column column) {
        return column.type() == ColumnType.OTHER
                ? column.databaseType().replaceAll("\\(.*?\\)", "")
                : column.type().name().toLowerCase(Locale.ROOT);
    }

    /** The values that the question names, and those of a column with few. */
    private String stored(Column column, ColumnName name) {
        var told = new LinkedHashSet<String>();
        values.stream()
                .filter(match -> match.column().equals(name))
                .forEach(match -> told.add(match.value()));
        boolean few = column.distinct() > 0 && column.distinct() <= VALUES;
        if (few && column.type() == ColumnType.TEXT) {
            told.addAll(column.samples());
        }
        return told.isEmpty()
                ? ""
                : told.stream()
                        .limit(VALUES)
                        .map(value -> "'" + shortened(value) + "'")
                        .collect(Collectors.joining("|", " ", ""));
    }

    private static String comment(@Nullable String comment) {
        return comment == null || comment.isBlank() ? "" : " -- " + shortened(comment);
    }

    private static String shortened(String text) {
        var line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }

    private static String spelled(TableName table) {
        return table.schema().equals("public")
                ? spelled(table.name())
                : spelled(table.schema()) + "." + spelled(table.name());
    }

    private static String spelled(String name) {
        return name.matches("[a-z_][a-z0-9_]*") ? name : '"' + name.replace("\"", "\"\"") + '"';
    }
}
