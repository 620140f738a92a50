package dev.baton.pipeline.load.layout;

import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import io.quarkus.runtime.util.ClassPathUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** All declared file types: ours and those of a folder, which go before ours. */
public final class Layouts {
    private static final String OURS = "pipeline/layouts";

    private final Map<String, Layout> byType = new TreeMap<>();

    public Layouts(List<Layout> layouts) {
        layouts.forEach(layout -> byType.put(layout.fileType(), layout));
    }

    /** Throws {@link IllegalArgumentException} with file and line of every fault of every file. */
    public static Layouts read(Optional<Path> folder) {
        var layouts = new ArrayList<Layout>();
        var faults = new ArrayList<String>();
        try {
            ClassPathUtils.consumeAsPaths(
                    Layouts.class.getClassLoader(), OURS, ours -> files(ours, layouts, faults));
        } catch (IOException e) {
            throw new UncheckedIOException("the layouts cannot be read", e);
        }
        folder.ifPresent(theirs -> files(theirs, layouts, faults));
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", faults));
        }
        return new Layouts(layouts);
    }

    private static void files(Path folder, List<Layout> layouts, List<String> faults) {
        try (var found = Files.list(folder)) {
            for (var file :
                    found.filter(each -> each.toString().endsWith(".yaml")).sorted().toList()) {
                try {
                    layouts.add(LayoutFile.read(file.toString(), Files.readString(file)));
                } catch (IllegalArgumentException e) {
                    faults.add(String.valueOf(e.getMessage()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the layouts in " + folder + " cannot be read", e);
        }
    }

    /** The names of all file types. */
    public Set<String> fileTypes() {
        return Set.copyOf(byType.keySet());
    }

    /** The layout of a file type; throws bad_request with the names there are. */
    public Layout of(String fileType) {
        var found = byType.get(fileType);
        if (found == null) {
            throw ProblemException.of(
                    Cause.BAD_REQUEST,
                    "There is no file type '%s'."
                            .formatted(fileType.substring(0, Math.min(40, fileType.length()))),
                    "Declared are: " + String.join(", ", byType.keySet()) + ".");
        }
        return found;
    }
}
