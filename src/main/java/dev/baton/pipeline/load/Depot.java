package dev.baton.pipeline.load;

import dev.baton.pipeline.PipelineConfig;
import dev.baton.pipeline.Warehouse;
import dev.baton.pipeline.load.layout.Layouts;
import dev.baton.pipeline.load.source.AllowList;
import dev.baton.pipeline.load.source.Fetcher;
import dev.baton.pipeline.load.source.Limits;
import dev.baton.pipeline.load.source.Place;
import dev.baton.pipeline.load.source.Spool;
import dev.baton.pipeline.load.table.Loader;
import dev.baton.pipeline.load.table.Undo;
import dev.baton.plan.ProblemException;
import dev.baton.sql.source.DataSources;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What all agents of a pipeline work with, made of the configuration at start: a wrong layout or
 * place stops the start with its file and line.
 */
@Startup
@ApplicationScoped
public class Depot {
    private final Layouts layouts;
    private final List<Place> places;
    private final Spool spool;
    private final Fetcher fetcher;
    private final Loader loader;
    private final Undo undo;
    private final Runnable changed;

    @Inject
    Depot(
            PipelineConfig config,
            Warehouse warehouse,
            DataSources sources,
            Clock clock,
            @ConfigProperty(name = "baton.home") Optional<String> home) {
        this(config, warehouse, clock, home, () -> warehouse.url().ifPresent(sources::changed));
    }

    /** {@code changed} hears when tables of the warehouse or their contents have changed. */
    Depot(
            PipelineConfig config,
            Warehouse warehouse,
            Clock clock,
            Optional<String> home,
            Runnable changed) {
        this.changed = changed;
        layouts = Layouts.read(config.layouts());
        places = places(config.sources());
        spool =
                new Spool(
                        config.spool().orElseGet(() -> home(home).resolve("spool")),
                        config.keepFiles(),
                        clock);
        var allowed =
                new AllowList(
                        config.allowedFolders().orElse(List.of()),
                        config.allowedUrls().orElse(List.of()),
                        places,
                        config.localAddresses());
        fetcher = new Fetcher(layouts, allowed, limits(config.limits()), spool, patience(config));
        loader =
                new Loader(
                        warehouse,
                        new Loader.Terms(
                                config.batchRows(), config.keepRejects(), config.keepUndo()));
        undo = new Undo(warehouse, config.keepUndo());
    }

    private static List<Place> places(List<String> sources) {
        try {
            return sources.stream().map(Place::of).toList();
        } catch (ProblemException e) {
            throw new IllegalArgumentException("baton.pipeline.sources: " + e.problem().text(), e);
        }
    }

    private static Path home(Optional<String> home) {
        return home.map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".baton"));
    }

    private static Limits limits(PipelineConfig.Limits limits) {
        return new Limits(
                limits.files(),
                limits.fetchedBytes(),
                limits.unpackedBytes(),
                limits.ratio(),
                limits.entries());
    }

    private static Fetcher.Patience patience(PipelineConfig config) {
        var http = config.http();
        return new Fetcher.Patience(http.connect(), http.stall(), http.retries(), http.pause());
    }

    Layouts layouts() {
        return layouts;
    }

    /** Where files are looked for when nobody says where. */
    List<Place> places() {
        return places;
    }

    Fetcher fetcher() {
        return fetcher;
    }

    Loader loader() {
        return loader;
    }

    Undo undo() {
        return undo;
    }

    /** Whoever is asked about the warehouse next shall know what is in it now. */
    void changed() {
        changed.run();
    }

    @Scheduled(every = "1h", delayed = "5m")
    void tidy() {
        spool.tidy();
    }
}
