package dev.baton.escalation;

import dev.baton.event.Event;
import dev.baton.plan.RunId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.OptionalLong;

/** Where the runs are: tells their listeners what people say about an escalation. */
public interface RunLog {
    /** Holds the row of the run until the transaction ends. */
    void hold(Connection connection, RunId run) throws SQLException;

    /**
     * Adds an event to the log of a held run and returns its seq; empty when the run is being
     * worked on, for then its log has a writer of its own.
     */
    OptionalLong append(Connection connection, RunId run, Event event, Instant at)
            throws SQLException;

    /** The log was committed up to this seq. */
    void written(RunId run, long seq);
}
