package dev.baton.finance.risk;

import static java.util.stream.Collectors.groupingBy;

import dev.baton.finance.book.Entry;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** Entries that a person wrote on a Saturday or Sunday, by the person. */
final class WeekendEntries implements Detector {
    private static final int NAMED = 20;

    @Override
    public List<Alert> look(Scene scene) {
        var alerts = new ArrayList<Alert>();
        var people =
                scene.entries().stream()
                        .filter(entry -> !automatic(entry.preparedBy()))
                        .filter(WeekendEntries::dayOff)
                        .collect(
                                groupingBy(
                                        Entry::preparedBy,
                                        TreeMap::new,
                                        java.util.stream.Collectors.toList()));
        people.forEach((person, entries) -> alerts.add(alert(scene, person, entries)));
        return alerts;
    }

    private static boolean automatic(String by) {
        var name = by.toLowerCase(Locale.ROOT);
        return name.equals("system") || name.endsWith("_agent") || name.startsWith("import");
    }

    private static boolean dayOff(Entry entry) {
        var day = entry.recorded().atZone(ZoneOffset.UTC).getDayOfWeek();
        return day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY;
    }

    private static Alert alert(Scene scene, String person, List<Entry> entries) {
        var evidence = entries.stream().map(Entry::id).limit(NAMED).toList();
        var sum =
                entries.stream()
                        .flatMap(entry -> entry.lines().stream())
                        .map(line -> line.base().max(BigDecimal.ZERO))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Finding(Rule.WEEKEND, person, scene)
                .amount(sum, evidence)
                .count("entries", "Entries", entries.size())
                .quoting(person)
                .alert(
                        Severity.INFO,
                        "%s wrote {{entries}} entries of {{amount}} on Saturdays or Sundays."
                                .formatted(person),
                        evidence);
    }
}
