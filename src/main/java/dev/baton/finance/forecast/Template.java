package dev.baton.finance.forecast;

import dev.baton.finance.book.Item;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An invoice of the past that may come again: on which day of a month, for how much, and how it was
 * paid; what is still open of it is paid as its party pays so late.
 *
 * @param terms days from its date until it is due
 * @param late days that it is due by now, negative before
 */
record Template(String party, int day, double amount, long terms, long late, List<Part> parts) {
    private static final double ALL = 0.98;

    /** So many days after it was due or the pay run then, so much of it. */
    record Part(long days, double share) {}

    /** What was paid of items until a day. */
    record Paid(Map<String, List<Item.Settlement>> byItem, Delays delays, LocalDate asOf) {
        static Paid of(List<Item.Settlement> settlements, Delays delays, LocalDate asOf) {
            var byItem = new HashMap<String, List<Item.Settlement>>();
            settlements.forEach(each ->
                    byItem.computeIfAbsent(each.item().id(), _ -> new ArrayList<>()).add(each));
            return new Paid(byItem, delays, asOf);
        }
    }

    static Template of(Item item, double amount, Paid paid) {
        var parts = new ArrayList<Part>();
        var from = paid.delays().from(item.due());
        for (var each : paid.byItem().getOrDefault(item.id(), List.of())) {
            parts.add(
                    new Part(
                            ChronoUnit.DAYS.between(from, each.day()),
                            each.amount().doubleValue() / item.gross().doubleValue()));
        }
        return new Template(
                item.party(),
                item.date().getDayOfMonth(),
                amount,
                ChronoUnit.DAYS.between(item.date(), item.due()),
                ChronoUnit.DAYS.between(from, paid.asOf()),
                List.copyOf(parts));
    }

    /** How much of it is still open; nothing when that is hardly worth a word. */
    double open() {
        var paid = parts.stream().mapToDouble(Part::share).sum();
        return paid >= ALL ? 0 : 1 - paid;
    }
}
