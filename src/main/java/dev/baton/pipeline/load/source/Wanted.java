package dev.baton.pipeline.load.source;

import dev.baton.pipeline.load.layout.County;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The counties and file types that are asked for; no county means all there are. */
public record Wanted(Set<String> counties, List<String> fileTypes) {
    public Wanted {
        fileTypes = List.copyOf(fileTypes);
    }

    /** Counties as people write them. */
    public static Wanted of(List<String> counties, List<String> fileTypes) {
        var names = new LinkedHashSet<String>();
        counties.forEach(county -> names.add(County.of(county)));
        return new Wanted(names, fileTypes);
    }

    /** Whether a file of this county is asked for; one that names none may have any. */
    boolean fits(@Nullable String county) {
        return county == null || counties.isEmpty() || counties.contains(county);
    }
}
