package dev.baton.bench;

import dev.baton.TestPostgres;
import dev.baton.launch.Database;
import dev.baton.sql.Column;
import dev.baton.sql.ColumnName;
import dev.baton.sql.Schema;
import dev.baton.sql.Table;
import dev.baton.sql.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The same tables with other data: rows copied, references and values passed around, ties, nulls,
 * rows without partners, and values on the edges that conditions name. Every constraint of the
 * tables still holds: what breaks one is left as it was.
 */
final class DataVariant {
    private static final Pattern EDGE =
            Pattern.compile(
                    "(?i)\\b(?:\\w+\\.)?(\\w+)\\s*(?:<=|>=|<|>|between)\\s*((?:date|timestamp)?\\s*'[0-9][^']*'|\\d+(?:\\.\\d+)?|(?:\\w+\\.)?[a-z_]\\w*(?![\\w.(']))");

    private final Schema schema;
    private final Statement statement;
    private int salt;

    private DataVariant(Schema schema, Statement statement) {
        this.schema = schema;
        this.statement = statement;
    }

    /** A copy of the database, changed; the queries say which values lie on an edge. */
    static Database of(Trade trade, List<String> queries, List<String> scripts)
            throws SQLException {
        var database = TestPostgres.fresh();
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            for (var script : scripts) {
                statement.execute(script);
            }
            new DataVariant(trade.schema(), statement).change(queries, connection);
            statement.execute("analyze");
        }
        return database;
    }

    private void change(List<String> queries, Connection connection) throws SQLException {
        var tables = schema.catalogue().tables().stream().filter(table -> !table.view()).toList();
        for (int round = 0; round < 3; round++) {
            for (var table : tables) {
                copyRows(table);
            }
        }
        for (var table : tables) {
            for (var column : table.columns()) {
                if (!table.primaryKey().contains(column.name())) {
                    changeColumn(table, column);
                }
            }
        }
        edges(queries);
        for (var table : tables) {
            each(table, "delete from %s where ctid = r.id".formatted(table.name()), 12);
        }
        // The newest rows have no partners that refer to them.
        for (var table : tables) {
            copyRows(table);
        }
    }

    /** A third of the rows twice; what must be unique gets a sign behind it. */
    private void copyRows(Table table) throws SQLException {
        var keys = new HashSet<String>();
        table.uniqueKeys().forEach(key -> keys.add(key.getLast()));
        if (table.primaryKey().size() == 1) {
            keys.add(table.primaryKey().getFirst());
        }
        var values =
                table.columns().stream()
                        .map(column ->
                                keys.contains(column.name())
                                        ? fresh(table, column)
                                        : quoted(column.name()))
                        .collect(Collectors.joining(", "));
        var names =
                table.columns().stream()
                        .map(column -> quoted(column.name()))
                        .collect(Collectors.joining(", "));
        each(
                table,
                "insert into %1$s (%2$s) select %3$s from %1$s where ctid = r.id"
                        .formatted(table.name(), names, values),
                3);
    }

    private static String fresh(Table table, Column column) {
        var name = quoted(column.name());
        return column.type().numeric()
                ? "(select max(%s) + 1 from %s)".formatted(name, table.name())
                : column.type().temporal()
                        ? name + " + interval '1 day'"
                        : "left(md5(random()::text), length(" + name + "))";
    }

    private void changeColumn(Table table, Column column) throws SQLException {
        var name = quoted(column.name());
        var owner = table.name();
        // A reference gets another partner that exists, so some rows are left without any.
        var from =
                schema.catalogue().foreignKeys().stream()
                        .filter(key ->
                                key.from().equals(owner)
                                        && key.fromColumns().equals(List.of(column.name())))
                        .findFirst();
        var other =
                from.map(key ->
                                "select %s from %s"
                                        .formatted(quoted(key.toColumns().getFirst()), key.to()))
                        .orElse("select %s from %s".formatted(name, owner));
        each(
                table,
                "update %s set %s = (%s order by md5(random()::text) limit 1) where ctid = r.id"
                        .formatted(owner, name, other),
                4);
        // Ties: some rows agree with the row before them.
        each(
                table,
                "update %1$s set %2$s = (select %2$s from %1$s where ctid > r.id order by ctid limit 1) where ctid = r.id"
                        .formatted(owner, name),
                7);
        if (column.nullable()) {
            each(table, "update %s set %s = null where ctid = r.id".formatted(owner, name), 9);
        }
        if (column.type().numeric() && from.isEmpty()) {
            each(
                    table,
                    "update %1$s set %2$s = %2$s + 1 where ctid = r.id".formatted(owner, name),
                    8);
            each(
                    table,
                    "update %1$s set %2$s = %2$s - 1 where ctid = r.id".formatted(owner, name),
                    8);
        }
    }

    /** Values that a condition names stand in some rows then, and their neighbours in others. */
    private void edges(List<String> queries) throws SQLException {
        var edges = new TreeMap<String, Set<String>>();
        for (var query : queries) {
            EDGE.matcher(query)
                    .results()
                    .forEach(found ->
                            edges.computeIfAbsent(
                                            found.group(1).toLowerCase(java.util.Locale.ROOT),
                                            _ -> new TreeSet<>())
                                    .add(found.group(2).replaceFirst("^[A-Za-z_]\\w*\\.", "")));
        }
        for (var table : schema.catalogue().tables()) {
            for (var column : table.columns()) {
                if (table.view()
                        || table.primaryKey().contains(column.name())
                        || referring(new ColumnName(table.name(), column.name()))) {
                    continue;
                }
                for (var edge : edges.getOrDefault(column.name(), Set.of())) {
                    var set =
                            "update %s set %s = %s where ctid = r.id"
                                    .formatted(table.name(), quoted(column.name()), edge);
                    each(table, set, 6);
                }
            }
        }
    }

    private boolean referring(ColumnName column) {
        return schema.catalogue().foreignKeys().stream()
                .anyMatch(key ->
                        key.from().equals(column.table())
                                && key.fromColumns().contains(column.name()));
    }

    /** Does that to one in so many rows; a row whose change a constraint forbids stays. */
    private void each(Table table, String change, int oneIn) throws SQLException {
        statement.execute(
                """
                do $do$ declare r record; begin
                  perform setseed(0.%1$03d);
                  for r in select ctid as id from %2$s where abs(hashtext(ctid::text || '%1$d')) %% %3$d = 0 limit 400 loop
                    begin %4$s; exception when others then null; end;
                  end loop;
                end $do$
                """
                        .formatted(++salt % 1000, name(table.name()), oneIn, change));
    }

    private static String name(TableName table) {
        return table.schema() + "." + quoted(table.name());
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
