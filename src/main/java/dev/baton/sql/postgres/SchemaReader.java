package dev.baton.sql.postgres;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.baton.sql.Catalogue;
import dev.baton.sql.ColumnName;
import dev.baton.sql.Hidden;
import dev.baton.sql.Schema;
import dev.baton.sql.Semantics;
import dev.baton.sql.Table;
import dev.baton.sql.Values;
import dev.baton.sql.Values.Stored;
import dev.baton.sql.semantics.SemanticsFile;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads all that is known of a PostgreSQL; what is hidden is not even looked at. */
public final class SchemaReader {
    private static final int FEW = 8;

    private SchemaReader() {}

    /** No schemas named means every schema that is not the system's own. */
    public static Schema read(Connection connection, List<String> schemas, Semantics semantics)
            throws SQLException {
        return read(connection, catalogue(connection, schemas), semantics);
    }

    /** The same with the semantics written down, which are held against the tables first. */
    public static Schema readWith(Connection connection, List<String> schemas, String yaml)
            throws SQLException {
        var catalogue = catalogue(connection, schemas);
        return read(connection, catalogue, SemanticsFile.read(yaml, catalogue));
    }

    /** The structure alone, without samples and with nothing hidden. */
    public static Catalogue catalogue(Connection connection, List<String> schemas)
            throws SQLException {
        return new PostgresIntrospection(reading(connection), schemas).catalogue();
    }

    /** Samples and values for a structure read before. */
    public static Schema read(Connection connection, Catalogue catalogue, Semantics semantics)
            throws SQLException {
        var shown = Hidden.in(semantics).from(catalogue);
        var tables = new Samples(reading(connection)).read(shown.tables());
        var stored = new ArrayList<>(labels(shown.tables()));
        var known = stored.stream().map(Stored::column).collect(toSet());
        stored.addAll(new StoredTexts(reading(connection)).read(tables, known));
        return new Schema(
                new Catalogue(
                        withTexts(tables, stored),
                        shown.foreignKeys(),
                        shown.version(),
                        shown.readAt()),
                semantics,
                Values.of(stored));
    }

    /** The labels of enum types: all they may hold, stored already or not. */
    private static List<Stored> labels(List<Table> tables) {
        return tables.stream()
                .flatMap(table ->
                        table.columns().stream()
                                .filter(column -> !column.samples().isEmpty())
                                .map(column ->
                                        new Stored(
                                                new ColumnName(table.name(), column.name()),
                                                column.samples())))
                .toList();
    }

    private static Reading reading(Connection connection) {
        return new Reading(connection, Duration.ofSeconds(15));
    }

    /** A column with few different texts has all of them as samples. */
    private static List<Table> withTexts(List<Table> tables, List<Stored> stored) {
        var texts = stored.stream().collect(toMap(Stored::column, Stored::values));
        return tables.stream().map(table -> withTexts(table, texts)).toList();
    }

    private static Table withTexts(Table table, Map<ColumnName, List<String>> texts) {
        var columns =
                table.columns().stream()
                        .map(column -> {
                            var name = new ColumnName(table.name(), column.name());
                            var all = texts.get(name);
                            return all == null || all.size() > FEW
                                    ? column
                                    : Changed.distinct(column, all, all.size());
                        })
                        .toList();
        return Changed.columns(table, columns, table.rows());
    }
}
