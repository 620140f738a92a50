package dev.baton.run;

import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Gives the runs of a process that is about to end to whoever has a place for them. Their next leg
 * is another one, so that whatever DBOS does with the last one changes nothing.
 */
final class Departure {
    private static final String PASS_ON =
            """
            update run set owner = '', leg = leg + 1, epoch = nextval('run_epoch'),
                           left_millis = coalesce(?::bigint, left_millis)
            where id = ? and epoch = ? and status = 'running'
            """;
    private static final String PASS_ALL_ON =
            """
            update run set owner = '', leg = leg + 1, epoch = nextval('run_epoch')
            where owner = ? and status = 'running'
            """;

    private final DataSource database;
    private final String executor;

    Departure(DataSource database, String executor) {
        this.database = database;
        this.executor = executor;
    }

    /** Puts a run into the queue; {@code left} is what is left of its time, null for all of it. */
    void passOn(Claim claim, @Nullable Duration left) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(PASS_ON)) {
            update.setObject(1, left == null ? null : left.toMillis());
            update.setString(2, claim.run().value());
            update.setLong(3, claim.epoch());
            if (update.executeUpdate() == 0) {
                throw new Fenced(claim.run());
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the run " + claim.run() + " was not passed on", e);
        }
    }

    /** The same for every run that is still this process's; returns how many they were. */
    int passAllOn() {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(PASS_ALL_ON)) {
            update.setString(1, executor);
            return update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("runs were not passed on; they are taken over", e);
        }
    }
}
