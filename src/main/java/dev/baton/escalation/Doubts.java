package dev.baton.escalation;

import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Which answers that were given although nobody is sure are put to people: not the same twice while
 * it waits, and of one caller not more than somebody will read.
 */
public final class Doubts {
    private static final String IS_NEW =
            """
            select count(*) < ? and not coalesce(bool_or(topic = ?), false)
            from (select topic from escalation
                  where caller = ? and topic is not null and status in ('open', 'asked')
                  limit ?) as open
            """;

    private final DataSource database;
    private final int most;

    public Doubts(DataSource database, int most) {
        this.database = database;
        this.most = most;
    }

    /** Whether a person is to be asked about an answer to that caller; {@code topic} is a hash. */
    public boolean isNew(String caller, String topic) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(IS_NEW)) {
            EscalationRows.bind(query, most, topic, caller, most);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("what waits for people could not be read", e);
        }
    }
}
