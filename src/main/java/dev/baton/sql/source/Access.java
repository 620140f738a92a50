package dev.baton.sql.source;

import dev.baton.security.Secret;
import java.util.List;

/** How a database is entered and which of its schemas may be read; none named means all. */
public record Access(JdbcUrl url, String user, Secret password, List<String> schemas) {
    public Access {
        schemas = List.copyOf(schemas);
    }
}
