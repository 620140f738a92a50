package dev.baton.security;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys kept in the database: made, listed, revoked. */
public final class ApiKeys {
    private static final String GOOD =
            "select hash, name, admin from api_key where revoked_at is null order by name";
    private static final String ALL =
            "select name, admin, created_at, revoked_at from api_key order by name, created_at";
    private static final String INSERT =
            """
            insert into api_key (hash, name, admin, created_at) values (?, ?, ?, ?)
            on conflict do nothing
            """;
    private static final String REVOKE =
            "update api_key set revoked_at = ? where name = ? and revoked_at is null";

    private final Connections connections;
    private final Clock clock;

    public ApiKeys(Connections connections, Clock clock) {
        this.connections = connections;
        this.clock = clock;
    }

    /** Opens a connection to Baton's own database. */
    @FunctionalInterface
    public interface Connections {
        Connection open() throws SQLException;
    }

    /** A key as it may be shown. */
    public record Listed(
            String name, boolean admin, Instant createdAt, @Nullable Instant revokedAt) {}

    /**
     * Makes a key and returns it, for the only time. Throws {@link IllegalArgumentException} when
     * there is a good one of that name.
     */
    public String create(String name, boolean admin) throws SQLException {
        if (name.isBlank() || name.length() > 64) {
            throw new IllegalArgumentException("a key's name has 1 to 64 characters");
        }
        var secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        var key = "baton_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        try (var connection = connections.open();
                var insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, KeyHash.of(key).hex());
            insert.setString(2, name);
            insert.setBoolean(3, admin);
            insert.setTimestamp(4, Timestamp.from(clock.instant()));
            if (insert.executeUpdate() == 0) {
                throw new IllegalArgumentException(
                        "there is a key named %s already: revoke it first".formatted(name));
            }
            return key;
        }
    }

    public List<Listed> list() throws SQLException {
        List<Listed> listed = new ArrayList<>();
        try (var connection = connections.open();
                var statement = connection.prepareStatement(ALL);
                var rows = statement.executeQuery()) {
            while (rows.next()) {
                var revoked = rows.getTimestamp(4);
                listed.add(
                        new Listed(
                                rows.getString(1),
                                rows.getBoolean(2),
                                rows.getTimestamp(3).toInstant(),
                                revoked == null ? null : revoked.toInstant()));
            }
        }
        return listed;
    }

    /** False when there was no good key of that name. */
    public boolean revoke(String name) throws SQLException {
        try (var connection = connections.open();
                var update = connection.prepareStatement(REVOKE)) {
            update.setTimestamp(1, Timestamp.from(clock.instant()));
            update.setString(2, name);
            return update.executeUpdate() > 0;
        }
    }

    List<KnownKey> good() throws SQLException {
        List<KnownKey> keys = new ArrayList<>();
        try (var connection = connections.open();
                var statement = connection.prepareStatement(GOOD);
                var rows = statement.executeQuery()) {
            while (rows.next()) {
                keys.add(
                        KnownKey.of(
                                new KeyHash(rows.getString(1)),
                                rows.getString(2),
                                rows.getBoolean(3)));
            }
        }
        return keys;
    }
}
