package dev.baton.event;

import dev.baton.json.Json;
import dev.baton.plan.RunId;
import dev.baton.plan.Value;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** What happened to each run, in order. Rows are written in the commit of the state they tell. */
@ApplicationScoped
public class EventLog {
    private static final String AFTER =
            """
            select seq, type, payload, at from event
            where run_id = ? and seq > ? order by seq limit ?
            """;
    private static final String APPEND =
            """
            insert into event(run_id, seq, type, payload, at)
            select ?, coalesce(max(seq), 0) + 1, ?, ?, ? from event where run_id = ?
            returning seq
            """;

    private final DataSource database;

    public EventLog(DataSource database) {
        this.database = database;
    }

    /** The events of a run that follow a place in its log, oldest first. */
    public List<LoggedEvent> after(RunId run, long seq, int limit) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(AFTER)) {
            query.setString(1, run.value());
            query.setLong(2, seq);
            query.setInt(3, limit);
            var found = new ArrayList<LoggedEvent>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(
                            new LoggedEvent(
                                    run,
                                    rows.getLong(1),
                                    rows.getString(2),
                                    Json.read(rows.getString(3), Value.Fields.class),
                                    rows.getObject(4, OffsetDateTime.class).toInstant()));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("the events of " + run + " could not be read", e);
        }
    }

    /**
     * Adds an event to a run nobody is working on, in the caller's transaction, which must hold the
     * run's row; returns its seq.
     */
    public static long append(Connection connection, RunId run, Event event, OffsetDateTime at)
            throws SQLException {
        try (var insert = connection.prepareStatement(APPEND)) {
            insert.setString(1, run.value());
            insert.setString(2, EventTypes.nameOf(event));
            insert.setString(3, Json.write(event));
            insert.setObject(4, at);
            insert.setString(5, run.value());
            try (var rows = insert.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}
