package dev.baton.context;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Lines of a log that differ only in their values: how many of each kind, from when to when, and
 * which values. A fixed-depth reading of templates as in He et al., "Drain" (ICWS 2017), without
 * its tree.
 */
final class LogTable implements Part {
    private static final int MOST_VALUES = 20;
    private static final Pattern NUMBER =
            Pattern.compile("([^0-9]*)([0-9]+(?:\\.[0-9]+)?)([^0-9]*)");
    private final List<List<LogLines.Entry>> kinds;
    private final String plain;

    LogTable(List<List<LogLines.Entry>> kinds, String plain) {
        this.kinds =
                kinds.stream()
                        .sorted(Comparator.comparingInt((List<?> kind) -> -kind.size()))
                        .toList();
        this.plain = plain;
    }

    @Override
    public List<Pin> pins() {
        return List.of();
    }

    @Override
    public Told told(int budget) {
        var whole = Told.whole(plain);
        return whole.tokens() <= budget ? whole : byKinds(budget);
    }

    private Told byKinds(int budget) {
        var text = new StringBuilder(head());
        int used = Told.whole(head()).tokens();
        int told = 0;
        for (var kind : kinds) {
            var line = Told.whole(line(kind));
            if (used + line.tokens() + 1 > budget) {
                break;
            }
            text.append('\n').append(line.text());
            used += line.tokens() + 1;
            told++;
        }
        var left = new ArrayList<String>();
        left.add("single log lines");
        if (told < kinds.size()) {
            left.add(Counted.of(kinds.size() - told, "kind") + " of log lines");
        }
        return Told.of(text.toString(), left);
    }

    private String head() {
        var times =
                kinds.stream().flatMap(List::stream).map(LogLines.Entry::time).sorted().toList();
        return "%s of %s, %s to %s"
                .formatted(
                        Counted.of(times.size(), "log line"),
                        Counted.of(kinds.size(), "kind"),
                        times.getFirst(),
                        times.getLast());
    }

    private static String line(List<LogLines.Entry> kind) {
        var words = kind.stream().map(entry -> entry.text().split("\\s+")).toList();
        var told = new ArrayList<String>();
        for (int i = 0; i < words.getFirst().length; i++) {
            int at = i;
            told.add(values(words.stream().map(line -> line[at]).toList()));
        }
        return kind.size() + "× " + String.join(" ", told);
    }

    /** The word itself when all are the same, else from least to most, else which there are. */
    private static String values(List<String> words) {
        var different = words.stream().distinct().toList();
        if (different.size() == 1) {
            return different.getFirst();
        }
        var numbers = words.stream().map(NUMBER::matcher).filter(Matcher::matches).toList();
        if (numbers.size() == words.size()
                && same(numbers.stream().map(number -> number.group(1)))
                && same(numbers.stream().map(number -> number.group(3)))) {
            return "%s{%s to %s}%s"
                    .formatted(
                            numbers.getFirst().group(1),
                            ends(numbers).min(Comparator.naturalOrder()).orElseThrow(),
                            ends(numbers).max(Comparator.naturalOrder()).orElseThrow(),
                            numbers.getFirst().group(3));
        }
        return different.size() <= MOST_VALUES
                ? "{%s}".formatted(String.join(", ", different))
                : "{%s and %d others}".formatted(different.getFirst(), different.size() - 1);
    }

    private static Stream<BigDecimal> ends(List<Matcher> numbers) {
        return numbers.stream().map(number -> new BigDecimal(number.group(2)));
    }

    private static boolean same(Stream<String> texts) {
        return texts.filter(Objects::nonNull).distinct().count() == 1;
    }
}
