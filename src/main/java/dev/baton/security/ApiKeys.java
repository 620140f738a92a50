package dev.baton.security;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The keys kept in the database: made, listed, revoked. */
public final class ApiKeys {
    // A replica of an older version writes no permissions, only whether the key is an admin's.
    private static final String MAY =
            "coalesce(permissions, case when admin then '{admin}'::text[] else '{ask,operate}' end)";
    private static final String GOOD =
            "select hash, name, %s from api_key where revoked_at is null order by name"
                    .formatted(MAY);
    private static final String ALL =
            "select name, %s, created_at, revoked_at from api_key order by name, created_at"
                    .formatted(MAY);
    private static final String INSERT =
            """
            insert into api_key (hash, name, admin, created_at, permissions)
            values (?, ?, ?, ?, ?) on conflict do nothing
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
            String name,
            Set<Permission> permissions,
            Instant createdAt,
            @Nullable Instant revokedAt) {}

    /**
     * Makes a key and returns it, for the only time; without permissions it may what keys usually
     * may. Throws {@link IllegalArgumentException} when there is a good one of that name.
     */
    public String create(String name, Set<Permission> permissions) throws SQLException {
        if (name.isBlank() || name.length() > 64) {
            throw new IllegalArgumentException("a key's name has 1 to 64 characters");
        }
        var may = permissions.isEmpty() ? KnownKey.USUAL : permissions;
        var secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        var key = "baton_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        try (var connection = connections.open();
                var insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, KeyHash.of(key).hex());
            insert.setString(2, name);
            insert.setBoolean(3, may.contains(Permission.ADMIN));
            insert.setTimestamp(4, Timestamp.from(clock.instant()));
            insert.setArray(
                    5,
                    connection.createArrayOf(
                            "text", may.stream().map(Permission::name).sorted().toArray()));
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
                                permissions(rows, 2),
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
                        new KnownKey(
                                new KeyHash(rows.getString(1)),
                                new Caller(rows.getString(2), permissions(rows, 3))));
            }
        }
        return keys;
    }

    private static Set<Permission> permissions(ResultSet row, int column) throws SQLException {
        return Permission.list(String.join(",", (String[]) row.getArray(column).getArray()));
    }
}
