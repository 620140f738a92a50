package dev.baton.pipeline;

import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import dev.baton.sql.source.JdbcUrl;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/** The database that pipelines write to. */
@ApplicationScoped
public class Warehouse {
    private final @Nullable JdbcUrl url;
    private final String user;
    private final String password;
    private final String schema;

    @Inject
    Warehouse(PipelineConfig config) {
        this(
                config.warehouse().jdbcUrl(),
                config.warehouse().username(),
                config.warehouse().password(),
                config.warehouse().schema());
    }

    /** A warehouse at that address, if there is one. */
    public Warehouse(
            Optional<String> address,
            Optional<String> username,
            Optional<String> secret,
            String schema) {
        var written = address.map(JdbcUrl::parse);
        url = written.map(JdbcUrl.Written::url).orElse(null);
        user = username.or(() -> written.flatMap(JdbcUrl.Written::user)).orElse("");
        password =
                secret.or(() ->
                                written.flatMap(JdbcUrl.Written::password)
                                        .map(each -> each.reveal()))
                        .orElse("");
        this.schema = schema;
    }

    /** False when none is configured. */
    public boolean present() {
        return url != null;
    }

    /** Where it is; empty when there is none. */
    public Optional<JdbcUrl> url() {
        return Optional.ofNullable(url);
    }

    /** The schema that holds its tables. */
    public String schema() {
        return schema;
    }

    /** A new connection, for the caller to close; throws mode_unavailable when there is none. */
    public Connection open() throws SQLException {
        if (url == null) {
            throw ProblemException.of(
                    Cause.MODE_UNAVAILABLE,
                    "There is no warehouse to load into.",
                    "Set BATON_WAREHOUSE_URL to a database whose role may make tables.");
        }
        var properties = new Properties();
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("loginTimeout", "10");
        properties.setProperty("socketTimeout", "600");
        properties.setProperty("tcpKeepAlive", "true");
        properties.putAll(url.parameters());
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("ApplicationName", "baton-pipeline");
        var connection = new Driver().connect(url.jdbc(), properties);
        if (connection == null) {
            throw new SQLException("the driver does not take this address", "08001");
        }
        return connection;
    }
}
