package dev.baton.pipeline.entity;

import dev.baton.security.Caller;
import dev.baton.sql.DataSource;
import dev.baton.sql.source.DataSources;
import dev.baton.sql.source.Definition;
import dev.baton.sql.source.JdbcUrl;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The registered data sources, for whom they are granted to. */
@ApplicationScoped
class Databases implements SourceFinder.Databases {
    private final DataSources sources;

    Databases(DataSources sources) {
        this.sources = sources;
    }

    @Override
    public List<String> names(Caller caller) {
        return sources.list(caller).stream().map(Definition::name).toList();
    }

    @Override
    public DataSource open(String name, Caller caller) {
        return sources.open(name, caller);
    }

    /** Tables of this database, or what is in them, have changed. */
    void changed(JdbcUrl database) {
        sources.changed(database);
    }
}
