package dev.baton.sql.postgres;

import dev.baton.sql.RoleCheck;
import dev.baton.sql.source.Access;
import dev.baton.sql.source.Connector;
import dev.baton.sql.source.OpenSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/** Connects to PostgreSQL. */
@ApplicationScoped
public class PostgresConnector implements Connector {
    /** Nobody between here and the server can listen: it is encrypted or stays on this machine. */
    private static final String UNHEARD =
            """
            select coalesce((select ssl from pg_stat_ssl where pid = pg_backend_pid()), false)
                   or inet_server_addr() is null or host(inet_server_addr()) in ('127.0.0.1', '::1')
            """;

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
                    warnings(connection));
        } catch (SQLException e) {
            throw ConnectFailure.of(e, access.url());
        }
    }

    private static List<String> warnings(Connection connection) throws SQLException {
        var warnings = new ArrayList<>(RoleCheck.warnings(connection));
        var unheard =
                SchemaSource.reading(connection).rows(UNHEARD, row -> row.getBoolean(1)).getFirst();
        if (!unheard) {
            warnings.add("The connection is not encrypted. Add sslmode=verify-full.");
        }
        return warnings;
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
