package dev.baton.finance.entry;

import dev.baton.finance.book.Company;
import dev.baton.finance.book.Entry;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** What must be true of an entry before anybody is shown it. */
final class Checks {
    private Checks() {}

    /** All that is wrong; empty when nothing is. {@code closed} are periods that are closed. */
    static List<String> faults(Entry entry, Company company, Chart chart, Set<YearMonth> closed) {
        var faults = new ArrayList<String>();
        if (entry.lines().size() < 2) {
            faults.add("it has fewer than two lines");
        }
        balance(entry, faults);
        entry.lines().stream()
                .map(Entry.Line::account)
                .filter(account -> !chart.knows(account))
                .forEach(account -> faults.add("there is no account " + account));
        if (closed.contains(YearMonth.from(entry.date()))) {
            faults.add("the period %s is closed".formatted(YearMonth.from(entry.date())));
        }
        if (entry.date().isBefore(company.firstDay())) {
            faults.add("the books begin on " + company.firstDay());
        }
        return faults;
    }

    private static void balance(Entry entry, List<String> faults) {
        var sums = new TreeMap<String, BigDecimal>();
        var base = BigDecimal.ZERO;
        for (var line : entry.lines()) {
            sums.merge(line.currency(), line.amount(), BigDecimal::add);
            base = base.add(line.base());
        }
        sums.forEach((currency, sum) -> {
            if (sum.signum() != 0) {
                faults.add("it is out of balance by %s %s".formatted(currency, sum));
            }
        });
        if (base.signum() != 0) {
            faults.add("it is out of balance by %s in the currency of the books".formatted(base));
        }
    }
}
