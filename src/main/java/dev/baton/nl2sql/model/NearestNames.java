package dev.baton.nl2sql.model;

import dev.baton.sql.Catalogue;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names of a catalogue that come nearest to one it does not have. */
final class NearestNames {
    private static final Pattern NAME =
            Pattern.compile("(?:column|relation|table) \"?([\\w.]+)\"?", Pattern.CASE_INSENSITIVE);
    private static final int MOST = 5;

    private NearestNames() {}

    /** The names that a complaint about an unknown one should have meant; empty when it is none. */
    static List<String> in(String complaint, Catalogue catalogue) {
        var named = NAME.matcher(complaint);
        if (!named.find()) {
            return List.of();
        }
        var unknown = named.group(1).substring(named.group(1).lastIndexOf('.') + 1);
        return names(catalogue)
                .map(name -> new Near(name, likeness(unknown, lastPart(name))))
                .filter(near -> near.likeness > 0.2)
                .sorted(Comparator.comparingDouble((Near near) -> -near.likeness))
                .limit(MOST)
                .map(Near::name)
                .toList();
    }

    private record Near(String name, double likeness) {}

    private static Stream<String> names(Catalogue catalogue) {
        return catalogue.tables().stream()
                .flatMap(table ->
                        Stream.concat(
                                Stream.of(table.name().name()),
                                table.columns().stream()
                                        .map(column -> table.name().name() + "." + column.name())));
    }

    private static String lastPart(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** The share of three-letter stretches that two names have in common. */
    private static double likeness(String one, String other) {
        var first = stretches(one);
        var second = stretches(other);
        var both = first.stream().filter(second::contains).count();
        return 2.0 * both / (first.size() + second.size());
    }

    private static Set<String> stretches(String name) {
        var padded = "  " + name.toLowerCase(Locale.ROOT) + " ";
        return Stream.iterate(0, i -> i + 3 <= padded.length(), i -> i + 1)
                .map(i -> padded.substring(i, i + 3))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
