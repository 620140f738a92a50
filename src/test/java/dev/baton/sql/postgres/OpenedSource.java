package dev.baton.sql.postgres;

import dev.baton.launch.Database;
import dev.baton.security.Secret;
import dev.baton.sql.source.Access;
import dev.baton.sql.source.JdbcUrl;
import dev.baton.sql.source.OpenSource;
import java.time.Clock;
import java.util.List;

/** A PostgreSQL of a test or a measurement, opened as a data source. */
public final class OpenedSource {
    private OpenedSource() {}

    public static OpenSource of(String name, Database database) {
        var access =
                new Access(
                        JdbcUrl.parse(database.url()).url(),
                        database.user(),
                        new Secret(database.password()),
                        List.of());
        return new PostgresConnector(_ -> true, Clock.systemUTC()).open(name, access, null);
    }
}
