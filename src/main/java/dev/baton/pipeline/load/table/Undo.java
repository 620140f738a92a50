package dev.baton.pipeline.load.table;

import dev.baton.pipeline.Warehouse;
import dev.baton.pipeline.WarehouseFailure;
import dev.baton.pipeline.load.layout.Layout;
import dev.baton.store.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** Takes a load back: rows it inserted go, rows it changed are as they were. */
public final class Undo {
    private static final String FIND =
            "select id from baton_load.load where load_key = ? and state <> 'undone' for update";

    /** A later load that left rows of an earlier one as they were rests on them. */
    private static final String RESTED_ON =
            """
            select 1
            from baton_load.load later join baton_load.load_batch b on b.load_id = later.id
            where later.table_name = ? and later.id > ? and later.state <> 'undone'
                and b.unchanged > 0
            limit 1
            """;

    /** What it replaced is no longer kept. */
    private static final String FORGOTTEN =
            """
            select 1 from baton_load.load
            where id = ? and ended_at < now() - make_interval(secs => ?)
            """;

    private final Warehouse warehouse;
    private final Duration kept;

    /** {@code kept} is how long what a load replaced is kept. */
    public Undo(Warehouse warehouse, Duration kept) {
        this.warehouse = warehouse;
        this.kept = kept;
    }

    /** False when it cannot be undone any more; one that is undone already stays so. */
    public boolean undo(String key, Layout layout) {
        try (var connection = warehouse.open()) {
            connection.setAutoCommit(false);
            Manifest.prepare(connection);
            Locks.transaction(connection, layout.target().table());
            var found = Statements.one(connection, FIND, key);
            var undone = found.isEmpty() || undone(connection, Long.parseLong(found.get()), layout);
            connection.commit();
            return undone;
        } catch (SQLException e) {
            throw WarehouseFailure.of(e);
        }
    }

    private boolean undone(Connection connection, long load, Layout layout) throws SQLException {
        var table = new TargetTable(warehouse.schema(), layout);
        if (Statements.one(connection, RESTED_ON, layout.target().table(), load).isPresent()
                || Statements.one(connection, FORGOTTEN, load, kept.toSeconds()).isPresent()) {
            return false;
        }
        var merge = MergeSql.of(table, layout);
        Statements.update(connection, merge.restore(), load, load);
        Statements.update(connection, merge.removeInserted(), load);
        for (var name : new String[] {"load_batch", "load_reject", "load_before"}) {
            Statements.update(
                    connection, "delete from baton_load." + name + " where load_id = ?", load);
        }
        Statements.update(
                connection,
                "update baton_load.load set state = 'undone', ended_at = now() where id = ?",
                load);
        return true;
    }
}
