package dev.baton.reward.training;

import dev.baton.store.Statements;
import dev.baton.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** How the tables of training runs are read and written; what fails is said once. */
public final class TrainingTables {
    private static final int FETCHED = 500;

    private TrainingTables() {}

    /** What a row says. */
    public interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    /** All rows of a query, which is bounded by its own words. */
    public static <T> List<T> rows(
            DataSource database, String sql, Row<T> row, @Nullable Object... parameters) {
        try (var connection = database.getConnection();
                var query = Statements.with(connection, sql, parameters);
                var found = query.executeQuery()) {
            var rows = new ArrayList<T>();
            while (found.next()) {
                rows.add(row.of(found));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException("Training runs cannot be read", e);
        }
    }

    /** Takes the rows of a query one by one, however many there are. */
    public static void each(
            DataSource database, String sql, Row<?> row, @Nullable Object... parameters) {
        Transaction.<Boolean>of(
                database,
                "Training runs cannot be read",
                connection -> {
                    try (var query = Statements.with(connection, sql, parameters)) {
                        query.setFetchSize(FETCHED);
                        try (var found = query.executeQuery()) {
                            while (found.next()) {
                                row.of(found);
                            }
                        }
                    }
                    return true;
                });
    }

    /** How many rows it changed. */
    public static int update(DataSource database, String sql, @Nullable Object... parameters) {
        try (var connection = database.getConnection();
                var statement = Statements.with(connection, sql, parameters)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("A training run was not recorded", e);
        }
    }
}
