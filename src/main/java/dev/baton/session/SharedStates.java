package dev.baton.session;

import dev.baton.json.Json;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import dev.baton.plan.SessionId;
import dev.baton.plan.Value;
import dev.baton.security.Caller;
import dev.baton.security.Permission;
import dev.baton.store.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * What the agents of a session know together. A key is a name, or {@code area.name}: to read one of
 * an area a caller needs the permission {@code read_<area>}, to write it {@code write_<area>}.
 */
@ApplicationScoped
public class SharedStates {
    /** A session has no more keys than this. */
    public static final int MOST_KEYS = 200;

    /** No value is longer than this, as JSON in UTF-8. */
    public static final int MOST_BYTES = 64 * 1024;

    private static final Pattern KEY =
            Pattern.compile("(?:([a-z][a-z0-9_]{0,30})\\.)?[A-Za-z0-9_-]{1,64}");
    private static final String ONE =
            """
            select key, value, version, changed_by, changed_at from session_state
            where session_id = ? and key = ?
            """;
    private static final String ALL =
            """
            select key, value, version, changed_by, changed_at from session_state
            where session_id = ? order by key limit ?
            """;
    // Writers of one session wait for one another, so that the count holds.
    private static final String LOCK =
            "select pg_advisory_xact_lock(hashtextextended('session_state:' || ?, 0))";
    private static final String PUT =
            """
            insert into session_state(session_id, key, value, version, changed_by, changed_at)
            select ?, ?, ?, 1, ?, ?
            where exists (select from session_state where session_id = ? and key = ?)
               or (select count(*) from session_state where session_id = ?) < ?
            on conflict (session_id, key) do update
            set value = excluded.value, version = session_state.version + 1,
                changed_by = excluded.changed_by, changed_at = excluded.changed_at
            """;

    private static final String FORGET = "delete from session_state where changed_at < ?";

    private final DataSource database;
    private final Clock clock;

    public SharedStates(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A value with its history: its version counts its changes from 1. */
    public record Entry(
            String key, Value value, int version, String changedBy, Instant changedAt) {}

    /** The value; throws bad_request for a key that is none, forbidden without the permission. */
    public Optional<Entry> get(SessionId session, String key, Caller caller) {
        check(key, "read", caller);
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(ONE)) {
            query.setString(1, session.value());
            query.setString(2, key);
            try (var row = query.executeQuery()) {
                return row.next() ? Optional.of(entry(row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the state of " + session + " cannot be read", e);
        }
    }

    /** Every value of a session that the caller may read, by key. */
    public List<Entry> all(SessionId session, Caller caller) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(ALL)) {
            query.setString(1, session.value());
            query.setInt(2, MOST_KEYS);
            var found = new ArrayList<Entry>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    var entry = entry(row);
                    if (may("read", entry.key(), caller)) {
                        found.add(entry);
                    }
                }
            }
            return List.copyOf(found);
        } catch (SQLException e) {
            throw new IllegalStateException("the state of " + session + " cannot be read", e);
        }
    }

    /**
     * Keeps a value. Throws bad_request, forbidden, or too_large beyond {@value #MOST_BYTES} bytes
     * or {@value #MOST_KEYS} keys.
     */
    public void put(SessionId session, String key, Value value, Caller caller) {
        check(key, "write", caller);
        var written = Json.write(value).replace("\\u0000", "");
        if (written.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw ProblemException.of(
                    Cause.TOO_LARGE,
                    "A shared value has at most %d KiB.".formatted(MOST_BYTES / 1024),
                    "Share a digest, and the rest as evidence.");
        }
        Transaction.of(
                database,
                "the state of " + session + " cannot be written",
                connection -> {
                    put(connection, session, key, written, caller);
                    return true;
                });
    }

    private void put(
            Connection connection, SessionId session, String key, String written, Caller caller)
            throws SQLException {
        try (var lock = connection.prepareStatement(LOCK)) {
            lock.setString(1, session.value());
            lock.execute();
        }
        try (var insert = connection.prepareStatement(PUT)) {
            insert.setString(1, session.value());
            insert.setString(2, key);
            insert.setString(3, written);
            insert.setString(4, caller.name());
            insert.setObject(5, clock.instant().atOffset(ZoneOffset.UTC));
            insert.setString(6, session.value());
            insert.setString(7, key);
            insert.setString(8, session.value());
            insert.setInt(9, MOST_KEYS);
            if (insert.executeUpdate() == 0) {
                throw ProblemException.of(
                        Cause.TOO_LARGE,
                        "A session shares at most %d values.".formatted(MOST_KEYS),
                        "Use a key that is there already.");
            }
        }
    }

    /** Forgets what has not changed since then. */
    void forget(Instant before) {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement(FORGET)) {
            delete.setObject(1, before.atOffset(ZoneOffset.UTC));
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("old state of sessions cannot be removed", e);
        }
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getString("key"),
                Json.read(row.getString("value"), Value.class),
                row.getInt("version"),
                row.getString("changed_by"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }

    private static void check(String key, String what, Caller caller) {
        if (!KEY.matcher(key).matches()) {
            throw ProblemException.of(
                    Cause.BAD_REQUEST,
                    "A shared value is called name or area.name.",
                    "Use letters, digits, _ and -, 64 characters at most.");
        }
        if (!may(what, key, caller)) {
            throw ProblemException.of(
                    Cause.FORBIDDEN,
                    "%s may not %s %s.".formatted(caller.name(), what, key),
                    "Call with a key that has the permission %s.".formatted(permission(what, key)));
        }
    }

    private static boolean may(String what, String key, Caller caller) {
        return key.indexOf('.') < 0 || caller.may(permission(what, key));
    }

    private static Permission permission(String what, String key) {
        return new Permission(what + "_" + key.substring(0, key.indexOf('.')));
    }
}
