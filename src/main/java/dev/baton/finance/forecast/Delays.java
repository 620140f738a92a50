package dev.baton.finance.forecast;

import dev.baton.finance.book.Item;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many days after they are due invoices were settled: each party by its own past, and by that
 * of all where its own holds fewer than five settlements.
 */
final class Delays {
    private static final int FEWEST = 5;
    private static final double MOSTLY = 0.6;

    private final Map<String, long[]> byParty = new HashMap<>();
    private final long[] all;
    private final @Nullable DayOfWeek run;

    Delays(List<Item.Settlement> settlements) {
        var counted =
                settlements.stream().filter(each -> each.item().gross().signum() > 0).toList();
        run = mostly(counted);
        var days = new HashMap<String, List<Long>>();
        var pool = new ArrayList<Long>();
        for (var each : counted) {
            var delay = ChronoUnit.DAYS.between(from(each.item().due()), each.day());
            days.computeIfAbsent(each.item().party(), _ -> new ArrayList<>()).add(delay);
            pool.add(delay);
        }
        all = sorted(pool);
        days.forEach((party, own) -> {
            if (own.size() >= FEWEST) {
                byParty.put(party, sorted(own));
            }
        });
    }

    /** The day that delays are counted from: when it is due, or the pay run from then on. */
    LocalDate from(LocalDate due) {
        return run == null ? due : Workdays.run(due, run);
    }

    /** The weekday of at least three payments in five; null when there is none. */
    @Nullable DayOfWeek run() {
        return run;
    }

    /** The party's delays of more than so many days, in order; empty when nobody paid so late. */
    long[] beyond(String party, long days) {
        var own = byParty.get(party);
        if (own != null && own[own.length - 1] > days) {
            return tail(own, days);
        }
        return tail(all, days);
    }

    private static long[] tail(long[] sorted, long days) {
        int from = 0;
        while (from < sorted.length && sorted[from] <= days) {
            from++;
        }
        return Arrays.copyOfRange(sorted, from, sorted.length);
    }

    private static long[] sorted(List<Long> days) {
        return days.stream().mapToLong(Long::longValue).sorted().toArray();
    }

    private static @Nullable DayOfWeek mostly(List<Item.Settlement> settlements) {
        var counts = new int[8];
        settlements.forEach(each -> counts[each.day().getDayOfWeek().getValue()]++);
        for (var weekday : DayOfWeek.values()) {
            if (settlements.size() >= FEWEST
                    && counts[weekday.getValue()] >= MOSTLY * settlements.size()) {
                return weekday;
            }
        }
        return null;
    }
}
