package dev.baton.nl2sql.rule;

import dev.baton.nl2sql.link.Period;
import dev.baton.nl2sql.link.Target;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** "Compare Oslo and Bergen", "2024 versus 2023": a row for each of what is compared. */
final class CompareCues {
    private CompareCues() {}

    static void read(Reading reading) {
        var template = reading.template;
        template.rewrite(
                "(?:as )?compared? (?:to|with)|in comparison (?:to|with)|versus|vs(?: \\.)?",
                "versus");
        boolean asked =
                template.take("compare|comparing|(?:a |the )?comparison(?: of| between)?") != null;
        if (!asked && !template.has("versus")) {
            return;
        }
        boolean found = values(reading) | periods(reading);
        template.take("side by side|with each other|against each other");
        if (asked && !found) {
            reading.slots.doubt += 0.4;
        }
    }

    private static boolean values(Reading reading) {
        var hit =
                reading.template.see(
                        "(@V\\d+)(?: @T\\d+)?((?:(?: ,| and| or| with| versus)+ (?:in |the |from )?@V\\d+)+)");
        if (hit == null
                || !(reading.target(hit.mention(1)) instanceof Target.OfValue(var column, _))
                || !hit.mentions(2).stream()
                        .allMatch(other ->
                                reading.target(other) instanceof Target.OfValue(var same, _)
                                        && same.equals(column))) {
            return false;
        }
        reading.template.rewrite(
                "(?<=@V\\d{1,2} )(?:versus|with)(?= (?:in |the |from )?@V)", "and");
        reading.slots.keys.add(new Slots.Key(hit.mention(1), null));
        return true;
    }

    private static boolean periods(Reading reading) {
        var hit =
                reading.template.take(
                        "(?:, )?~(\\d+)(?: ,| and| with| versus)+ (?:that of |in )?~(\\d+)");
        if (hit == null) {
            return false;
        }
        var periods = new ArrayList<Period>();
        periods.add(reading.linking.periods().get(Integer.parseInt(hit.group(1))));
        periods.add(reading.linking.periods().get(Integer.parseInt(hit.group(2))));
        var unit = unit(periods);
        reading.slots.needs.add(new Need.Times(periods, -1, hit.from()));
        if (!reading.template.has(
                "(?:by|per|each|every) (?:the )?{UNIT}|monthly|quarterly|weekly|daily")) {
            reading.slots.keys.add(new Slots.Key(-1, unit));
        }
        return true;
    }

    /** The unit that both times are one of. */
    private static String unit(List<Period> periods) {
        return List.of("year", "quarter", "month", "week", "day").stream()
                .filter(unit -> periods.stream().allMatch(period -> one(period, unit)))
                .findFirst()
                .orElseThrow(() -> new Unreadable("The times to compare are not alike."));
    }

    private static boolean one(Period period, String unit) {
        LocalDate first = period.first();
        if (first == null) {
            return false;
        }
        var next =
                switch (unit) {
                    case "year" -> first.plusYears(1);
                    case "quarter" -> first.plusMonths(3);
                    case "month" -> first.plusMonths(1);
                    case "week" -> first.plusWeeks(1);
                    default -> first.plusDays(1);
                };
        return next.equals(period.before());
    }
}
