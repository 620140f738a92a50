package dev.baton.pipeline.load.source;

import dev.baton.pipeline.load.layout.FileName;
import dev.baton.pipeline.load.layout.Layout;
import dev.baton.pipeline.load.layout.Layouts;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import io.quarkus.runtime.util.ClassPathUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the files that are asked for by their names. */
final class Finder {
    private final Layouts layouts;
    private final AllowList allowed;
    private final int most;

    Finder(Layouts layouts, AllowList allowed, int most) {
        this.layouts = layouts;
        this.allowed = allowed;
        this.most = most;
    }

    /**
     * Files of these places, one of each name: the first place that has it. Throws what {@link
     * AllowList} throws, bad_request for a file type that is not declared, too_large.
     */
    List<Found> find(List<Place> places, Wanted wanted) throws IOException {
        var found = new LinkedHashMap<String, Found>();
        for (var place : places) {
            for (var type : wanted.fileTypes()) {
                for (var each : at(place, layouts.of(type), wanted)) {
                    found.putIfAbsent(type + "/" + each.name(), each);
                }
            }
        }
        if (found.size() > most) {
            throw ProblemException.of(
                    Cause.TOO_LARGE,
                    "These are %d files; %d may be asked for at once."
                            .formatted(found.size(), most),
                    "Name the counties and file types.");
        }
        return List.copyOf(found.values());
    }

    private List<Found> at(Place place, Layout layout, Wanted wanted) throws IOException {
        return switch (place) {
            case Place.Folder(var path) -> {
                var folder = allowed.folder(path);
                yield named(names(folder), folder + "/", layout, wanted);
            }
            case Place.Bundled(var path) -> {
                allowed.checkBundled(path);
                yield named(bundled(path), "classpath:" + path + "/", layout, wanted);
            }
            case Place.Template template -> expanded(template, layout, wanted);
        };
    }

    private static List<Found> named(
            List<String> names, String before, Layout layout, Wanted wanted) {
        var found = new ArrayList<Found>();
        for (var name : names) {
            told(layout, name)
                    .filter(told -> wanted.fits(told.county()))
                    .ifPresent(told -> found.add(new Found(layout, name, told, before + name)));
        }
        return found;
    }

    private static Optional<FileName.Told> told(Layout layout, String name) {
        return layout.told(name)
                .or(() ->
                        name.endsWith(".gz")
                                ? layout.told(name.substring(0, name.length() - 3))
                                : Optional.empty());
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString().replace("/", ""))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> bundled(String path) throws IOException {
        var names = new ArrayList<String>();
        ClassPathUtils.consumeAsPaths(
                Finder.class.getClassLoader(),
                path,
                folder -> {
                    try {
                        names.addAll(names(folder));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
        return names.stream().sorted().distinct().toList();
    }

    private static List<Found> expanded(Place.Template template, Layout layout, Wanted wanted) {
        if (!template.each("county")) {
            return List.of(of(template, layout, "", Map.of()));
        }
        if (wanted.counties().isEmpty()) {
            throw ProblemException.of(
                    Cause.BAD_REQUEST,
                    "Files from a URL with {county} in it need the names of counties.",
                    "Name them as counties: [\"DUVAL\"].");
        }
        return wanted.counties().stream()
                .map(county -> of(template, layout, county, Map.of("county", county)))
                .toList();
    }

    private static Found of(
            Place.Template template, Layout layout, String county, Map<String, String> known) {
        var uri = template.of(county, layout.fileType());
        var path = String.valueOf(uri.getPath());
        var name = path.substring(path.lastIndexOf('/') + 1);
        var told = told(layout, name).orElse(new FileName.Told(Map.of()));
        return new Found(layout, name, told.with(known), uri.toString());
    }
}
