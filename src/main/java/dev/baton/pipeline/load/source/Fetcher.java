package dev.baton.pipeline.load.source;

import dev.baton.pipeline.load.layout.FileName;
import dev.baton.pipeline.load.layout.Layout;
import dev.baton.pipeline.load.layout.Layouts;
import dev.baton.plan.Cancellation;
import dev.baton.plan.Cause;
import dev.baton.plan.Problem;
import dev.baton.plan.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/** Brings files into the spool and opens them there. */
public final class Fetcher {
    private static final int AT_ONCE = 4;

    /** How long a connection and a silence may take, and how passing failures are tried again. */
    public record Patience(Duration connect, Duration stall, int retries, Duration pause) {}

    /** The files that are there, and the county and file type of those that are not. */
    public record Result(List<Fetched> files, List<Missing> missing) {}

    public record Missing(String county, String fileType) {}

    private final Layouts layouts;
    private final AllowList allowed;
    private final Limits limits;
    private final Spool spool;
    private final Downloads downloads;

    public Fetcher(
            Layouts layouts, AllowList allowed, Limits limits, Spool spool, Patience patience) {
        this.layouts = layouts;
        this.allowed = allowed;
        this.limits = limits;
        this.spool = spool;
        this.downloads =
                new Downloads(
                        spool,
                        new Transfer(allowed, patience.connect(), patience.stall()),
                        new Downloads.Patience(patience.retries(), patience.pause()));
    }

    /**
     * Fetches what is wanted from these places, a few files at once; the listener hears each file
     * that has come and the share that is done. Throws forbidden, not_found, bad_request,
     * too_large, source_unreachable or cancelled.
     */
    public Result fetch(
            List<Place> places,
            Wanted wanted,
            BiConsumer<String, Double> listener,
            Cancellation cancellation) {
        try {
            var found = new Finder(layouts, allowed, limits.files()).find(places, wanted);
            var told = new Told(listener, found.size());
            var files =
                    SideBySide.all(
                                    found,
                                    AT_ONCE,
                                    cancellation,
                                    (each, ended) -> {
                                        var file = fetched(each, wanted, ended);
                                        told.done(each.name());
                                        return file;
                                    })
                            .stream()
                            .flatMap(Optional::stream)
                            .toList();
            return new Result(files, missing(files, wanted));
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Tells one file after another, whatever order they come in. */
    private static final class Told {
        private final BiConsumer<String, Double> listener;
        private final int all;
        private int done;

        Told(BiConsumer<String, Double> listener, int all) {
            this.listener = listener;
            this.all = all;
        }

        synchronized void done(String name) {
            done++;
            listener.accept(name, (double) done / all);
        }
    }

    /** Empty when there is no such file behind a URL after all. */
    private Optional<Fetched> fetched(Found found, Wanted wanted, Cancellation cancellation)
            throws IOException {
        try {
            var got = get(found.location(), cancellation);
            var file = spool.find(got.stored().hash(), got.stored().bytes()).orElseThrow();
            var parts =
                    new Archive(file, limits)
                            .parts(found, cancellation).stream()
                                    .filter(part -> wanted.fits(part.told().get("county")))
                                    .toList();
            return Optional.of(
                    new Fetched(
                            found.layout().fileType(),
                            found.name(),
                            found.location(),
                            got.stored().hash(),
                            got.stored().bytes(),
                            got.how(),
                            parts));
        } catch (ProblemException e) {
            if (e.problem().cause() == Cause.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Downloads.Result get(String location, Cancellation cancellation) throws IOException {
        return switch (Place.of(location)) {
            case Place.Template(var url) ->
                    downloads.get(Place.Template.uri(url), limits.fetchedBytes(), cancellation);
            case Place.Bundled(var path) -> {
                allowed.checkBundled(path);
                yield copied(resource(path), cancellation);
            }
            case Place.Folder(var path) -> {
                var file = allowed.file(path);
                yield copied(Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS), cancellation);
            }
        };
    }

    private Downloads.Result copied(InputStream in, Cancellation cancellation) throws IOException {
        try (in) {
            return new Downloads.Result(
                    spool.keep(in, limits.fetchedBytes(), cancellation), "copied");
        }
    }

    private static InputStream resource(String path) throws IOException {
        var in = Fetcher.class.getClassLoader().getResourceAsStream(path);
        if (in == null) {
            throw new IOException("no such file in the program: " + path);
        }
        return in;
    }

    /**
     * The part's bytes, unpacked; the file is fetched again when another machine fetched it. Throws
     * conflict when it is another one by now.
     */
    public Content open(Fetched file, Fetched.Part part, Cancellation cancellation) {
        try {
            return new Archive(there(file, cancellation), limits).open(part.entry());
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private Path there(Fetched file, Cancellation cancellation) throws IOException {
        var kept = spool.find(file.hash(), file.bytes());
        if (kept.isPresent()) {
            return kept.get();
        }
        var again = get(file.location(), cancellation).stored();
        return spool.find(again.hash(), again.bytes())
                .filter(_ -> again.hash().equals(file.hash()))
                .orElseThrow(() ->
                        ProblemException.of(
                                Cause.CONFLICT,
                                "%s has changed since it was fetched.".formatted(file.name()),
                                "Start again."));
    }

    /** The counties that folders among these places have files of these types for. */
    public List<String> counties(List<Place> places, List<String> fileTypes) {
        var listable = places.stream().filter(place -> !(place instanceof Place.Template)).toList();
        try {
            return new Finder(layouts, allowed, Integer.MAX_VALUE)
                    .find(listable, Wanted.of(List.of(), fileTypes)).stream()
                            .flatMap(found -> Optional.ofNullable(found.told().county()).stream())
                            .distinct()
                            .sorted()
                            .limit(100)
                            .toList();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private List<Missing> missing(List<Fetched> files, Wanted wanted) {
        var missing = new ArrayList<Missing>();
        for (var type : wanted.fileTypes()) {
            var layout = layouts.of(type);
            var there = new TreeSet<String>();
            for (var file : files) {
                if (file.fileType().equals(type)) {
                    file.parts().forEach(part -> there.add(part.told().getOrDefault("county", "")));
                }
            }
            if (byCounty(layout)) {
                wanted.counties().stream()
                        .filter(county -> !there.contains(county))
                        .forEach(county -> missing.add(new Missing(county, type)));
            } else if (there.isEmpty()) {
                missing.add(new Missing("", type));
            }
        }
        return missing;
    }

    /** Whether files of the type, or their entries, say a county. */
    private static boolean byCounty(Layout layout) {
        return layout.files().stream()
                .map(FileName::parts)
                .anyMatch(each -> each.contains("county"));
    }

    private static ProblemException failed(IOException e) {
        return new ProblemException(
                Problem.of(
                        Cause.INTERNAL,
                        "The files could not be kept or read on this machine.",
                        "Look at the free space of the spool folder."),
                e);
    }
}
