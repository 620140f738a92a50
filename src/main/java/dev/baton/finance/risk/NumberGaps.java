package dev.baton.finance.risk;

import dev.baton.finance.book.Item;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Numbers that are missing in what runs without a gap: the company's own invoices, and entries of a
 * journal. A series with many gaps is no such series.
 */
final class NumberGaps implements Detector {
    private static final int FEWEST = 10;
    private static final double DENSE = 0.9;
    private static final int MOST = 20;

    private record One(String id, String written, long number) {}

    @Override
    public List<Alert> look(Scene scene) {
        var alerts = new ArrayList<Alert>();
        var series = new TreeMap<String, List<One>>();
        for (var item : scene.items(Item.Side.RECEIVABLE)) {
            add(series, "invoices ", item.id(), item.number());
        }
        for (var entry : scene.entries()) {
            series.computeIfAbsent("journal " + entry.journal(), _ -> new ArrayList<>())
                    .add(new One(entry.id(), entry.id(), entry.number()));
        }
        series.forEach((name, numbers) -> gaps(scene, name, numbers, alerts));
        return alerts;
    }

    private static void add(Map<String, List<One>> series, String kind, String id, String written) {
        var number = Numbered.of(written);
        if (number != null) {
            series.computeIfAbsent(kind + number.series(), _ -> new ArrayList<>())
                    .add(new One(id, written, number.number()));
        }
    }

    private static void gaps(Scene scene, String name, List<One> numbers, List<Alert> into) {
        if (numbers.size() < FEWEST) {
            return;
        }
        numbers.sort(Comparator.comparingLong(One::number));
        long span = numbers.getLast().number() - numbers.getFirst().number() + 1;
        if (numbers.size() < span * DENSE) {
            return;
        }
        int found = 0;
        for (int i = 1; i < numbers.size() && found < MOST; i++) {
            var before = numbers.get(i - 1);
            var after = numbers.get(i);
            if (after.number() - before.number() > 1) {
                found++;
                into.add(alert(scene, name, before, after));
            }
        }
    }

    private static Alert alert(Scene scene, String name, One before, One after) {
        long missing = after.number() - before.number() - 1;
        var lost = written(before, before.number() + 1);
        var evidence = List.of(lost, before.id(), after.id());
        return new Finding(Rule.NUMBER_GAP, name + " " + lost, scene)
                .count("missing", "Numbers that are missing", missing)
                .quoting(name, lost, before.written(), after.written())
                .alert(
                        Severity.WARNING,
                        "Between %s and %s of %s the number %s is missing ({{missing}} in all)."
                                .formatted(before.written(), after.written(), name.strip(), lost),
                        evidence);
    }

    /** The number as it would have been written, with its leading zeros. */
    private static String written(One like, long number) {
        Function<String, String> last = text -> text.replaceAll("^.*?(\\d+)$", "$1");
        var digits = last.apply(like.written());
        var head = like.written().substring(0, like.written().length() - digits.length());
        return head + ("%0" + digits.length() + "d").formatted(number);
    }
}
