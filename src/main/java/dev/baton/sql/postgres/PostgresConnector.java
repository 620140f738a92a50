package dev.baton.sql.postgres;

import dev.baton.sql.source.Access;
import dev.baton.sql.source.Connector;
import dev.baton.sql.source.OpenSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/** Connects to PostgreSQL. */
@ApplicationScoped
public class PostgresConnector implements Connector {
    private final SchemaSource.Foreign foreign;
    private final Clock clock;

    @Inject
    PostgresConnector(OwnDatabase own, Clock clock) {
        this(connection -> !own.is(connection), clock);
    }

    PostgresConnector(SchemaSource.Foreign foreign, Clock clock) {
        this.foreign = foreign;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "postgresql";
    }

    @Override
    public Tested test(Access access) {
        try (var connection = connect(access)) {
            var schemas = new SchemaSource(access, () -> connection, foreign, clock);
            schemas.refuseOwn(connection);
            return new Tested(
                    connection.getMetaData().getDatabaseProductVersion(),
                    SchemaReader.catalogue(connection, access.schemas()).tables().size(),
                    Rights.warnings(SchemaSource.reading(connection)));
        } catch (SQLException e) {
            throw ConnectFailure.of(e, access.url());
        }
    }

    private static Connection connect(Access access) throws SQLException {
        var properties = new Properties();
        properties.putAll(Pool.properties(access));
        properties.setProperty("user", access.user());
        properties.setProperty("password", access.password().reveal());
        var connection = new Driver().connect(access.url().jdbc(), properties);
        if (connection == null) {
            throw new SQLException("the driver does not take this address", "08001");
        }
        return connection;
    }

    @Override
    public OpenSource open(String name, Access access, @Nullable String semantics) {
        try {
            var pool = new Pool(access);
            return new PostgresDataSource(
                    name, pool, new SchemaSource(access, pool, foreign, clock), semantics, clock);
        } catch (SQLException e) {
            throw ConnectFailure.of(e, access.url());
        }
    }
}
