package dev.baton.sql.postgres;

import dev.baton.launch.Database;
import dev.baton.security.Secret;
import dev.baton.sql.source.Access;
import dev.baton.sql.source.JdbcUrl;
import dev.baton.sql.source.OpenSource;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Data sources on databases of the tests, without the server that keeps them. */
public final class TestSources {
    private TestSources() {}

    /** Entered as the database says; to be closed. */
    public static OpenSource open(String name, Database database, @Nullable String semantics) {
        var access =
                new Access(
                        JdbcUrl.parse(database.url()).url(),
                        database.user(),
                        new Secret(database.password()),
                        List.of());
        return new PostgresConnector(_ -> true, Clock.systemUTC()).open(name, access, semantics);
    }
}
