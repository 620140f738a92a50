package dev.baton.pipeline.load.table;

import dev.baton.store.Statements;
import java.sql.Connection;
import java.sql.SQLException;

/** Advisory locks in the warehouse, which end with their transaction or connection. */
final class Locks {
    private static final String TRANSACTION =
            "select pg_advisory_xact_lock(hashtextextended('baton ' || ?, 0))::text";
    private static final String SESSION =
            "select pg_try_advisory_lock(hashtextextended('baton load ' || ?, 0))";

    private Locks() {}

    /** Waits until this transaction is the only one at it. */
    static void transaction(Connection connection, String what) throws SQLException {
        Statements.one(connection, TRANSACTION, what);
    }

    /** Says that somebody works on this load; false when somebody else does already. */
    static boolean session(Connection connection, long load) throws SQLException {
        return Statements.one(connection, SESSION, load).filter("t"::equals).isPresent();
    }
}
