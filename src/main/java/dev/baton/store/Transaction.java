package dev.baton.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import javax.sql.DataSource;

/** A piece of work in one transaction: all of it or, when it throws, none. */
public final class Transaction {
    private Transaction() {}

    /** What is done in it. */
    public interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    /** What the work gives; throws IllegalStateException with that message when SQL failed. */
    public static <T> T of(DataSource database, String failure, Work<T> work) {
        return of(database, e -> new IllegalStateException(failure, e), work);
    }

    /** What the work gives; throws what {@code told} makes of it when SQL failed. */
    public static <T> T of(
            DataSource database, Function<SQLException, RuntimeException> told, Work<T> work) {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.in(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw told.apply(e);
        }
    }
}
