package dev.baton.pipeline.load.table;

import dev.baton.pipeline.load.layout.Column;
import dev.baton.pipeline.load.layout.ColumnType;
import dev.baton.pipeline.load.layout.Layout;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The table of a layout: made when it is missing, given columns it lacks, never changed else. */
final class TargetTable {
    private static final String COLUMNS =
            """
            select attname, format_type(atttypid, atttypmod)
            from pg_attribute
            where attrelid = to_regclass(?) and attnum > 0 and not attisdropped
            """;
    private static final String UNIQUE =
            """
            select count(*)
            from pg_index i
            where i.indrelid = to_regclass(?) and i.indisunique and i.indpred is null
                and i.indimmediate
                and (select array_agg(a.attname::text order by a.attname::text)
                     from unnest(i.indkey) k join pg_attribute a
                         on a.attrelid = i.indrelid and a.attnum = k)
                    = (select array_agg(c order by c) from unnest(?::text[]) c)
            """;

    private final String schema;
    private final Layout layout;

    TargetTable(String schema, Layout layout) {
        this.schema = schema;
        this.layout = layout;
    }

    /** Its name as SQL has it. */
    String name() {
        return Quoted.name(schema) + "." + Quoted.name(layout.target().table());
    }

    /** Makes what is missing; the caller holds a lock and commits. Throws as {@link #missing}. */
    void prepare(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var each : missing(connection)) {
                statement.execute(each);
            }
        }
    }

    /**
     * The statements that would make the table fit, none when it does. Throws conflict when it
     * never will: a column of another type, or no unique key.
     */
    List<String> missing(Connection connection) throws SQLException {
        var present = columns(connection);
        if (present.isEmpty()) {
            return creation();
        }
        var statements = new ArrayList<String>();
        for (var column : layout.columns()) {
            var type = present.get(column.name());
            if (type == null) {
                statements.add(added(column.name(), column.type().sqlType()));
            } else if (!fits(column.type(), type)) {
                throw conflict(
                        "The column %s of the table %s is %s, the layout of %s says %s."
                                .formatted(
                                        column.name(),
                                        layout.target().table(),
                                        type,
                                        layout.fileType(),
                                        column.type().sqlType()));
            }
        }
        if (!present.containsKey(Manifest.LOAD_ID)) {
            statements.add(added(Manifest.LOAD_ID, "bigint"));
        }
        if (!unique(connection)) {
            throw conflict(
                    "The table %s has no unique key of just %s."
                            .formatted(
                                    layout.target().table(),
                                    String.join(", ", layout.target().key())));
        }
        return statements;
    }

    private ProblemException conflict(String text) {
        return ProblemException.of(
                Cause.CONFLICT,
                text,
                "Change the table, or give the layout another table or another type.");
    }

    private String added(String column, String type) {
        return "alter table %s add column %s %s".formatted(name(), Quoted.name(column), type);
    }

    private List<String> creation() {
        var statements = new ArrayList<String>();
        var columns =
                layout.columns().stream()
                        .map(TargetTable::definition)
                        .collect(Collectors.joining(",\n    "));
        statements.add(
                "create table %s (\n    %s,\n    %s bigint,\n    primary key (%s)\n)"
                        .formatted(
                                name(),
                                columns,
                                Manifest.LOAD_ID,
                                Quoted.names("", layout.target().key())));
        // Rows of one load lie together: a tiny index finds them when the load is undone.
        statements.add("create index on %s using brin (%s)".formatted(name(), Manifest.LOAD_ID));
        statements.add(comment("table", name(), layout.title()));
        for (var column : layout.columns()) {
            if (column.description() != null) {
                statements.add(comment("column", of(column.name()), column.description()));
            }
        }
        statements.add(comment("column", of(Manifest.LOAD_ID), "The load that last wrote the row"));
        return statements;
    }

    private String of(String column) {
        return name() + "." + Quoted.name(column);
    }

    private static String comment(String what, String name, String text) {
        return "comment on %s %s is %s".formatted(what, name, Quoted.literal(text));
    }

    private static String definition(Column column) {
        return Quoted.name(column.name())
                + " "
                + column.type().sqlType()
                + (column.required() ? " not null" : "");
    }

    private static boolean fits(ColumnType type, String present) {
        return switch (type) {
            case ColumnType.Text _ -> present.startsWith("text") || present.startsWith("character");
            case ColumnType.Whole _ -> present.equals("bigint") || present.equals("numeric");
            case ColumnType.Decimal(var precision, var scale, _) ->
                    present.equals("numeric")
                            || present.equals(type.sqlType())
                            || wider(present, precision, scale);
            case ColumnType.Day _ -> present.equals("date");
            case ColumnType.Flag _ -> present.equals("boolean");
        };
    }

    private static boolean wider(String present, int precision, int scale) {
        if (!present.matches("numeric\\(\\d+,\\d+\\)")) {
            return false;
        }
        var parts = present.substring(8, present.length() - 1).split(",");
        var decimals = Integer.parseInt(parts[1]);
        return decimals >= scale && Integer.parseInt(parts[0]) - decimals >= precision - scale;
    }

    private Map<String, String> columns(Connection connection) throws SQLException {
        var columns = new LinkedHashMap<String, String>();
        try (var statement = connection.prepareStatement(COLUMNS)) {
            statement.setString(1, name());
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    columns.put(rows.getString(1), rows.getString(2));
                }
            }
        }
        return columns;
    }

    private boolean unique(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(UNIQUE)) {
            statement.setString(1, name());
            statement.setArray(
                    2, connection.createArrayOf("text", layout.target().key().toArray()));
            try (var rows = statement.executeQuery()) {
                return rows.next() && rows.getLong(1) > 0;
            }
        }
    }
}
