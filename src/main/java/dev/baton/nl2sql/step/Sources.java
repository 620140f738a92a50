package dev.baton.nl2sql.step;

import dev.baton.agent.Work;
import dev.baton.plan.Value;
import dev.baton.sql.DataSource;
import dev.baton.sql.source.DataSources;
import jakarta.enterprise.context.ApplicationScoped;

/** The data source a step's input names, when its caller may still ask it. */
@ApplicationScoped
class Sources {
    private final DataSources sources;

    Sources(DataSources sources) {
        this.sources = sources;
    }

    /** Throws unknown_data_source when it is gone, or not for this caller. */
    DataSource of(Value.Fields input, Work work) {
        return sources.open(input.text("data_source").orElse(""), work.caller());
    }
}
