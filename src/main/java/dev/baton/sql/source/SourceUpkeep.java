package dev.baton.sql.source;

import dev.baton.plan.ProblemException;
import dev.baton.sql.DataSource;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/**
 * Reads configured sources at start, so that faults are seen at once and the first question need
 * not wait, and all sources in use anew from time to time.
 */
@ApplicationScoped
class SourceUpkeep {
    private static final Logger LOG = Logger.getLogger(SourceUpkeep.class);

    private final DataSources sources;
    private final ConfiguredSources configured;

    SourceUpkeep(DataSources sources, ConfiguredSources configured) {
        this.sources = sources;
        this.configured = configured;
    }

    void start(@Observes StartupEvent event) {
        for (var name : configured.all().keySet()) {
            Thread.ofVirtual().name("schema-" + name).start(() -> read(name));
        }
    }

    private void read(String name) {
        try {
            var schema = sources.configured(name).schema();
            LOG.debugf("data source %s has %d tables", name, schema.catalogue().tables().size());
        } catch (ProblemException e) {
            LOG.warnf("data source %s cannot be asked yet: %s", name, e.problem().text());
            e.problem().suggestions().forEach(each -> LOG.warnf("data source %s: %s", name, each));
        } catch (RuntimeException e) {
            // Such as a server that is stopped while it starts.
            LOG.warnf("data source %s is read when it is first asked: %s", name, e.getMessage());
        }
    }

    @Scheduled(every = "{baton.sql.refresh}", delayed = "1m")
    void refresh() {
        for (var source : sources.inUse()) {
            try {
                if (source.known().isPresent()) {
                    source.refresh();
                }
            } catch (ProblemException e) {
                LOG.warnf("%s keeps its old schema: %s", name(source), e.problem().text());
            }
        }
    }

    private static String name(DataSource source) {
        return "data source " + source.name();
    }
}
