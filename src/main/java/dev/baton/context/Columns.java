package dev.baton.context;

import dev.baton.plan.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the columns of a table hold: numbers from least to most, their sum and the largest with the
 * names of their rows; texts by the most frequent.
 */
final class Columns {
    private static final int TOP = 3;
    private static final Pattern TEXTUAL =
            Pattern.compile(".*(char|text|uuid|json|bool|date|time).*", Pattern.CASE_INSENSITIVE);
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d.*");
    private static final Set<String> NAMING =
            Set.of("id", "no", "nr", "number", "year", "code", "zip", "phone");
    private final Table table;
    private final List<Optional<Map<Integer, BigDecimal>>> numbers;
    private final Optional<Integer> label;

    Columns(Table table) {
        this.table = table;
        var all = IntStream.range(0, table.columns().size());
        numbers = all.mapToObj(this::numbers).toList();
        label =
                IntStream.range(0, numbers.size())
                        .filter(column -> numbers.get(column).isEmpty())
                        .boxed()
                        .findFirst();
    }

    /** Each column in its own words, longest first; measures come first, then texts, then keys. */
    List<List<String>> lines() {
        var measures = new ArrayList<List<String>>();
        var texts = new ArrayList<List<String>>();
        var keys = new ArrayList<List<String>>();
        for (int column = 0; column < numbers.size(); column++) {
            var held = numbers.get(column);
            if (held.isEmpty()) {
                texts.add(List.of(textual(column)));
            } else if (names(column)) {
                keys.add(List.of(range(column, held.get())));
            } else {
                measures.add(measure(column, held.get()));
            }
        }
        return Stream.of(measures, texts, keys).flatMap(List::stream).toList();
    }

    private List<String> measure(int column, Map<Integer, BigDecimal> held) {
        var sum = held.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        var brief =
                "%s, %s %s"
                        .formatted(
                                range(column, held),
                                table.partial() ? "sum of these rows" : "sum",
                                sum.toPlainString());
        return List.of(brief + ", largest " + largest(held), brief);
    }

    private String range(int column, Map<Integer, BigDecimal> held) {
        var sorted = held.values().stream().sorted().toList();
        return "%s: %s to %s%s"
                .formatted(
                        name(column),
                        sorted.getFirst().toPlainString(),
                        sorted.getLast().toPlainString(),
                        empty(table.size() - held.size()));
    }

    private String largest(Map<Integer, BigDecimal> held) {
        return held.entrySet().stream()
                .sorted(Map.Entry.<Integer, BigDecimal>comparingByValue().reversed())
                .limit(TOP)
                .map(entry -> entry.getValue().toPlainString() + called(entry.getKey()))
                .collect(Collectors.joining(", "));
    }

    /** What the first column that is not of numbers calls a row. */
    private String called(int row) {
        return label.map(column -> " (%s)".formatted(Table.brief(table.at(row, column))))
                .orElse("");
    }

    private String textual(int column) {
        var counts = new LinkedHashMap<String, Integer>();
        texts(column).forEach(text -> counts.merge(text, 1, Integer::sum));
        int present = counts.values().stream().mapToInt(count -> count).sum();
        return name(column) + ": " + spread(counts) + empty(table.size() - present);
    }

    private Stream<String> texts(int column) {
        return IntStream.range(0, table.size())
                .mapToObj(row -> Table.brief(table.at(row, column)))
                .filter(text -> !text.isEmpty());
    }

    private static String spread(Map<String, Integer> counts) {
        if (counts.isEmpty()) {
            return "nothing";
        }
        var sorted = counts.keySet().stream().sorted().toList();
        if (sorted.size() == 1) {
            return "always " + sorted.getFirst();
        }
        if (sorted.stream().allMatch(text -> DATE.matcher(text).matches())) {
            return sorted.getFirst() + " to " + sorted.getLast();
        }
        var often =
                counts.entrySet().stream()
                        .filter(entry -> entry.getValue() > 1)
                        .sorted(
                                Map.Entry.<String, Integer>comparingByValue(
                                        Comparator.reverseOrder()))
                        .limit(TOP)
                        .map(entry -> "%s (%d)".formatted(entry.getKey(), entry.getValue()))
                        .collect(Collectors.joining(", "));
        return sorted.size() + " different" + (often.isEmpty() ? "" : ", most often " + often);
    }

    /** The column's numbers by row; empty when it holds anything else, or nothing at all. */
    private Optional<Map<Integer, BigDecimal>> numbers(int column) {
        var type = table.columns().get(column).type();
        boolean written = !type.isEmpty() && !TEXTUAL.matcher(type).matches();
        var held = new LinkedHashMap<Integer, BigDecimal>();
        for (int row = 0; row < table.size(); row++) {
            var cell = table.at(row, column);
            // Exact decimals travel as texts; the type tells them from codes made of digits.
            var number = written ? Table.read(Table.cell(cell)) : cell;
            if (number instanceof Value.Number(var exact)) {
                held.put(row, exact);
            } else if (!(cell instanceof Value.Nothing)) {
                return Optional.empty();
            }
        }
        return held.isEmpty() ? Optional.empty() : Optional.of(held);
    }

    /** Numbers that name something are not added up. */
    private boolean names(int column) {
        return Stream.of(name(column).toLowerCase(Locale.ROOT).split("[^a-z]+"))
                .anyMatch(NAMING::contains);
    }

    private String name(int column) {
        return table.columns().get(column).name();
    }

    private static String empty(int count) {
        return count == 0 ? "" : ", %d empty".formatted(count);
    }
}
