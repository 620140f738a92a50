package dev.baton.finance.forecast;

import dev.baton.finance.book.Obligation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A payment that is known: the day it goes out and how much. */
record Due(String source, Component component, LocalDate day, double amount) {
    /** What the obligations ask for within the days, ends included. */
    static List<Due> of(List<Obligation> obligations, LocalDate from, LocalDate to) {
        var dues = new ArrayList<Due>();
        for (var each : obligations) {
            var component = Component.of(each.kind());
            for (int i = 0; ; i++) {
                var planned = each.first().plusMonths((long) i * Math.max(1, each.months()));
                var last = each.last();
                if (planned.isAfter(to.plusDays(3)) || (last != null && planned.isAfter(last))) {
                    break;
                }
                // Wages are there before a weekend, all else after it.
                var day =
                        component == Component.PAYROLL
                                ? Workdays.until(planned)
                                : Workdays.from(planned);
                if (!day.isBefore(from) && !day.isAfter(to)) {
                    var id = "obligation:" + each.id();
                    dues.add(new Due(id, component, day, each.amount().doubleValue()));
                }
            }
        }
        return dues;
    }
}
