package dev.baton.memory;

import dev.baton.store.Statements;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Reads and writes rows of the table confirmed_pair. */
final class PairRows {
    static final String COLUMNS =
            "id, source, kind, question, shape, sql, author, trusted, imported, run_id, at, unfit";
    private static final String INSERT =
            """
            insert into confirmed_pair (%s) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict do nothing
            """
                    .formatted(COLUMNS);
    private static final String TRIM =
            """
            delete from confirmed_pair where id in (
                select id from confirmed_pair where source = ?
                order by kind in ('confirmed', 'corrected') desc, at desc, id desc offset ?)
            """;

    private PairRows() {}

    /** False when the same was imported before. */
    static boolean insert(Connection connection, Pair pair) throws SQLException {
        var teacher = pair.teacher();
        return Statements.update(
                        connection,
                        INSERT,
                        pair.id(),
                        pair.source(),
                        pair.kind().code(),
                        pair.question(),
                        pair.shape(),
                        pair.sql(),
                        teacher.name(),
                        teacher.trusted(),
                        teacher.imported(),
                        teacher.run(),
                        teacher.at().atOffset(ZoneOffset.UTC),
                        pair.unfit())
                == 1;
    }

    /** Removes what is beyond so many pairs of a source, the least telling first. */
    static void trim(Connection connection, String source, int most) throws SQLException {
        Statements.update(connection, TRIM, source, most);
    }

    static List<Pair> all(PreparedStatement query) throws SQLException {
        var found = new ArrayList<Pair>();
        try (var rows = query.executeQuery()) {
            while (rows.next()) {
                found.add(read(rows));
            }
        }
        return found;
    }

    static Pair read(ResultSet row) throws SQLException {
        return new Pair(
                row.getString("id"),
                row.getString("source"),
                Pair.Kind.valueOf(row.getString("kind").toUpperCase(java.util.Locale.ROOT)),
                row.getString("question"),
                row.getString("shape"),
                row.getString("sql"),
                new Pair.Teacher(
                        row.getString("author"),
                        row.getBoolean("trusted"),
                        row.getBoolean("imported"),
                        row.getString("run_id"),
                        row.getObject("at", OffsetDateTime.class).toInstant()),
                row.getString("unfit"));
    }
}
