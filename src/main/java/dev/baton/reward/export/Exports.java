package dev.baton.reward.export;

import dev.baton.memory.MemoryConfig;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import dev.baton.security.Caller;
import dev.baton.sql.source.DataSources;
import dev.baton.sql.source.Definition;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Prepares files of training data for those who may have them. */
@ApplicationScoped
public class Exports {
    private final DataSource database;
    private final DataSources sources;
    private final MemoryConfig memory;
    private final ExportConfig config;
    private final String code;
    private final Semaphore free;

    public Exports(
            DataSource database,
            DataSources sources,
            MemoryConfig memory,
            ExportConfig config,
            @ConfigProperty(name = "quarkus.application.version") String code) {
        this.database = database;
        this.sources = sources;
        this.memory = memory;
        this.config = config;
        this.code = code;
        this.free = new Semaphore(Math.max(1, config.atOnce()));
    }

    /** How many lines a file may have at most. */
    public int mostRows() {
        return config.mostRows();
    }

    /**
     * A file of what the caller may see. Throws unknown_data_source, and what hinders reading a
     * schema, so that no file begins that cannot be ended.
     */
    public Export prepare(Wanted wanted, Caller caller) {
        var filter = wanted.filter();
        var names =
                filter.source() == null
                        ? sources.list(caller).stream().map(Definition::name).toList()
                        : List.of(sources.find(filter.source(), caller).name());
        var samples = new Samples(database, config.fetched());
        var seen = Sight.of(caller, names, memory.sharing());
        var open =
                samples.sources(filter, seen).stream()
                        .map(name -> sources.open(name, caller))
                        .toList();
        return new Export(
                wanted,
                taker -> samples.each(filter, seen, taker),
                open,
                config.schemaTokens(),
                code);
    }

    /** Writes it while no more than some others are written; throws busy. */
    public Manifest write(Export export, OutputStream out) throws IOException {
        if (!free.tryAcquire()) {
            throw busy();
        }
        try {
            return export.writeTo(out);
        } finally {
            free.release();
        }
    }

    /** Throws busy when no more can be written now. */
    public void admit() {
        if (free.availablePermits() == 0) {
            throw busy();
        }
    }

    private static ProblemException busy() {
        return ProblemException.of(
                Cause.BUSY, "Other exports are being written.", "Try again when they have ended.");
    }
}
