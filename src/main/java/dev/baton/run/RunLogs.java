package dev.baton.run;

import dev.baton.escalation.RunLog;
import dev.baton.event.Event;
import dev.baton.event.EventLog;
import dev.baton.event.Feed;
import dev.baton.plan.RunId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.OptionalLong;

/** Adds what people say to the logs of runs that wait for them. */
@ApplicationScoped
public class RunLogs implements RunLog {
    private static final String HOLD = "select id from run where id = ? for no key update";
    private static final String WAITS = "select 1 from run where id = ? and status <> 'running'";

    private final Feed feed;

    public RunLogs(Feed feed) {
        this.feed = feed;
    }

    @Override
    public void hold(Connection connection, RunId run) throws SQLException {
        try (var lock = connection.prepareStatement(HOLD)) {
            lock.setString(1, run.value());
            lock.execute();
        }
    }

    @Override
    public OptionalLong append(Connection connection, RunId run, Event event, Instant at)
            throws SQLException {
        try (var query = connection.prepareStatement(WAITS)) {
            query.setString(1, run.value());
            try (var row = query.executeQuery()) {
                return row.next()
                        ? OptionalLong.of(
                                EventLog.append(
                                        connection, run, event, at.atOffset(ZoneOffset.UTC)))
                        : OptionalLong.empty();
            }
        }
    }

    @Override
    public void written(RunId run, long seq) {
        feed.written(run, seq, false);
    }
}
