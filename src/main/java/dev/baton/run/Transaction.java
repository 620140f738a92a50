package dev.baton.run;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A piece of work in one transaction: all of it or, when it throws, none. */
final class Transaction {
    private Transaction() {}

    /** What is done in it. */
    interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    static <T> T of(DataSource database, String failure, Work<T> work) {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                var result = work.in(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(failure, e);
        }
    }
}
