package dev.baton.finance.risk;

import static java.util.stream.Collectors.groupingBy;

import dev.baton.finance.book.Entry;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Entries that were written weeks after their day into a month that was over. A journal in which
 * many are so was imported, and when its entries were written is not known.
 */
final class LateEntries implements Detector {
    private static final int DAYS = 14;
    private static final int CLOSING_DAYS = 90;
    private static final double MANY = 0.2;

    @Override
    public List<Alert> look(Scene scene) {
        var alerts = new ArrayList<Alert>();
        var journals = scene.entries().stream().collect(groupingBy(Entry::journal));
        for (var entries : journals.values()) {
            var late = entries.stream().filter(LateEntries::late).toList();
            if (late.size() <= 1 || late.size() < entries.size() * MANY) {
                late.forEach(entry -> alerts.add(alert(scene, entry)));
            }
        }
        return alerts;
    }

    private static LocalDate written(Entry entry) {
        return entry.recorded().atZone(ZoneOffset.UTC).toLocalDate();
    }

    private static boolean late(Entry entry) {
        var written = written(entry);
        return YearMonth.from(written).isAfter(YearMonth.from(entry.date()))
                && ChronoUnit.DAYS.between(entry.date(), written)
                        > (lastOfYear(entry.date()) ? CLOSING_DAYS : DAYS);
    }

    /** A year is closed in the months after it, by entries of its last day. */
    private static boolean lastOfYear(LocalDate day) {
        return day.getMonthValue() == 12 && day.getDayOfMonth() == 31;
    }

    private static Alert alert(Scene scene, Entry entry) {
        var amount =
                entry.lines().stream()
                        .map(line -> line.base().max(BigDecimal.ZERO))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        var written = written(entry);
        return new Finding(Rule.BACKDATED, entry.id(), scene)
                .amount(amount, List.of(entry.id()))
                .day("date", "Dated", entry.date())
                .day("written", "Written", written)
                .days("late", "Days after", ChronoUnit.DAYS.between(entry.date(), written))
                .quoting(entry.preparedBy())
                .alert(
                        Severity.WARNING,
                        "Entry %s of {{amount}} is dated {{date}} and was written by %s on {{written}}, {{late}} later, when its month was over."
                                .formatted(entry.id(), entry.preparedBy()),
                        List.of(entry.id()));
    }
}
