package dev.baton.finance.risk;

import dev.baton.finance.book.Books;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;

/** All that rules find in books, the worst first; the same books give the same alerts. */
public final class Alerts {
    private static final List<Detector> DETECTORS =
            List.of(
                    new Liquidity(),
                    new Covenants(),
                    new Concentration(),
                    new Receivables(),
                    new VendorCredits(),
                    new DuplicatePayments(),
                    new LimitSplits(),
                    new ChangedIbans(),
                    new GhostVendors(),
                    new LateEntries(),
                    new WeekendEntries(),
                    new NumberGaps(),
                    new SwappedDigits(),
                    new UndocumentedLines(),
                    new FirstDigits());

    private static final Comparator<Alert> WORST_FIRST =
            Comparator.comparing(Alert::severity)
                    .thenComparing(
                            alert -> Objects.requireNonNullElse(alert.amount(), BigDecimal.ZERO))
                    .reversed()
                    .thenComparing(alert -> alert.key());

    private Alerts() {}

    /** Looks at the books from a day to a day, both included. */
    public static List<Alert> of(Books books, LocalDate from, LocalDate to, Settings settings) {
        var scene = new Scene(books, from, to, settings);
        var byKey = new LinkedHashMap<String, Alert>();
        for (var detector : DETECTORS) {
            detector.look(scene).forEach(alert -> byKey.putIfAbsent(alert.key(), alert));
        }
        return byKey.values().stream().sorted(WORST_FIRST).toList();
    }
}
