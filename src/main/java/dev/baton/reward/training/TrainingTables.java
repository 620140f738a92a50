package dev.baton.reward.training;

import dev.baton.store.Statements;
import dev.baton.store.Transaction;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** How the tables of training runs are read and written; what fails is said once. */
public final class TrainingTables {
    private TrainingTables() {}

    /** All rows of a query, which is bounded by its own words. */
    public static <T> List<T> rows(
            DataSource database,
            String sql,
            Statements.Row<T> row,
            @Nullable Object... parameters) {
        return Statements.on(
                database,
                "Training runs cannot be read",
                connection -> Statements.list(connection, sql, row, parameters));
    }

    /** Takes the rows of a query one by one, however many there are. */
    public static void each(
            DataSource database, String sql, Statements.Each each, @Nullable Object... parameters) {
        Transaction.<Boolean>of(
                database,
                "Training runs cannot be read",
                connection -> {
                    Statements.each(connection, sql, each, parameters);
                    return true;
                });
    }

    /** How many rows it changed. */
    public static int update(DataSource database, String sql, @Nullable Object... parameters) {
        return Statements.on(
                database,
                "A training run was not recorded",
                connection -> Statements.update(connection, sql, parameters));
    }
}
