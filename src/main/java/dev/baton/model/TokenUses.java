package dev.baton.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.sql.DataSource;

/** The recorded costs of the table token_use. */
@ApplicationScoped
class TokenUses implements Spending {
    private static final String SPENT =
            "select coalesce(sum(cost_micros), 0) from token_use where at >= ?";

    private final DataSource database;

    @Inject
    TokenUses(DataSource database) {
        this.database = database;
    }

    @Override
    public long microsSince(Instant instant) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(SPENT)) {
            statement.setObject(1, instant.atOffset(ZoneOffset.UTC));
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The cost of model calls so far cannot be read", e);
        }
    }
}
