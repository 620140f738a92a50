package dev.baton.pipeline.load.layout;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How files of a type are called: {@code {type}_{county}_{year}.csv}; {@code *} stands for
 * anything, capitals do not matter.
 */
public record FileName(String written, Pattern pattern, List<String> parts) {
    private static final Pattern PIECE = Pattern.compile("\\{([a-z_]+)}|\\*");

    /** What a part may look like; a county's name may be of several words. */
    private static final Map<String, String> FORMS =
            Map.of("county", "[\\p{L}][\\p{L} ._'-]{0,59}?", "year", "[0-9]{4}");

    private static final String ANY_PART = "[\\p{L}0-9-]{1,60}";

    public FileName {
        parts = List.copyOf(parts);
    }

    /** What a name says: its parts; a county is in the form of {@link County#of}. */
    public record Told(Map<String, String> parts) {
        public Told {
            parts = Map.copyOf(parts);
        }

        public @Nullable String county() {
            return parts.get("county");
        }

        /** The same with what is known from elsewhere, which a name cannot contradict. */
        public Told with(Map<String, String> known) {
            var all = new LinkedHashMap<>(parts);
            all.putAll(known);
            return new Told(all);
        }
    }

    /** Throws {@link IllegalArgumentException} when a part stands in it twice. */
    static FileName of(String written, String fileType) {
        var regex = new StringBuilder();
        var parts = new LinkedHashMap<String, String>();
        var piece = PIECE.matcher(written);
        var at = 0;
        while (piece.find()) {
            regex.append(Pattern.quote(written.substring(at, piece.start())));
            at = piece.end();
            var name = piece.group(1);
            if (name == null) {
                regex.append("[^/]*");
            } else if (name.equals("type")) {
                regex.append(Pattern.quote(fileType));
            } else if (parts.putIfAbsent(name, "p" + parts.size()) != null) {
                throw new IllegalArgumentException("{%s} stands here twice".formatted(name));
            } else {
                regex.append(
                        "(?<%s>%s)".formatted(parts.get(name), FORMS.getOrDefault(name, ANY_PART)));
            }
        }
        regex.append(Pattern.quote(written.substring(at)));
        var flags = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
        return new FileName(
                written, Pattern.compile(regex.toString(), flags), List.copyOf(parts.keySet()));
    }

    /** What this name says of its file; empty when files of the type are called otherwise. */
    Optional<Told> told(String name) {
        var matcher = pattern.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var told = new LinkedHashMap<String, String>();
        for (var part : parts) {
            var value = matcher.group("p" + parts.indexOf(part));
            told.put(part, part.equals("county") ? County.of(value) : value);
        }
        return Optional.of(new Told(told));
    }
}
