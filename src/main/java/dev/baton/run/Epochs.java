package dev.baton.run;

import java.sql.SQLException;
import javax.sql.DataSource;

/** Numbers no other claim ever had; drawn from the database a thousand at a time. */
final class Epochs {
    private static final int BLOCK = 1000;

    private final DataSource database;
    private long next;
    private long end;

    Epochs(DataSource database) {
        this.database = database;
    }

    synchronized long next() {
        if (next == end) {
            try (var connection = database.getConnection();
                    var query = connection.prepareStatement("select nextval('run_epoch')");
                    var row = query.executeQuery()) {
                row.next();
                next = row.getLong(1);
                end = next + BLOCK;
            } catch (SQLException e) {
                throw new IllegalStateException("no epoch for a new claim", e);
            }
        }
        return next++;
    }
}
