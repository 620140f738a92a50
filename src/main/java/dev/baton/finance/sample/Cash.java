package dev.baton.finance.sample;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.TreeMap;

/** The bank's balance in euros, day by day, and when it will not do. */
final class Cash {
    /** A machine that is paid for on delivery. */
    record Machine(LocalDate day, BigDecimal net) {
        BigDecimal gross() {
            return net.add(Money.percent(net, 19));
        }
    }

    /** The Monday of the week in which the balance first ends a day below the minimum. */
    record Breach(LocalDate week, BigDecimal minimum) {}

    private final Desk desk;
    private final int week;

    Cash(Desk desk) {
        this.desk = desk;
        this.week = desk.frame.dice().named("breach").between(8, 10);
    }

    /** Dear enough that little more than half of what there was before is left that week. */
    Machine machine() {
        var balances = balances();
        var monday = desk.frame.week(week);
        var before = lowest(balances, desk.frame.asOf(), monday.minusDays(1));
        var then = lowest(balances, monday.plusDays(1), monday.plusDays(6));
        var gross = then.subtract(Money.part(before, 0.55)).max(Money.of(100_000));
        return new Machine(monday.plusDays(1), Money.step(Money.part(gross, 1 / 1.19), 5_000));
    }

    BigDecimal on(LocalDate day) {
        return balances().floorEntry(day).getValue();
    }

    Breach breach(LocalDate delivery) {
        var balances = balances();
        var monday = delivery.minusDays(1);
        var from = desk.frame.asOf().plusDays(1);
        var before = lowest(balances, from, monday.minusDays(1));
        var after = lowest(balances, monday, monday.plusDays(6));
        var minimum = Money.step(Money.part(before.add(after), 0.5), 5_000);
        for (var day = from; !day.isAfter(desk.frame.end()); day = day.plusDays(1)) {
            if (balances.floorEntry(day).getValue().compareTo(minimum) < 0) {
                return new Breach(day.minusDays(day.getDayOfWeek().getValue() - 1L), minimum);
            }
        }
        throw new IllegalStateException("cash never falls below " + minimum);
    }

    private static BigDecimal lowest(
            TreeMap<LocalDate, BigDecimal> balances, LocalDate from, LocalDate to) {
        var lowest = balances.floorEntry(from).getValue();
        for (var each : balances.subMap(from, true, to, true).values()) {
            lowest = lowest.min(each);
        }
        return lowest;
    }

    private TreeMap<LocalDate, BigDecimal> balances() {
        var moved = new TreeMap<LocalDate, BigDecimal>();
        var asOf = desk.frame.asOf();
        for (var move : desk.moves) {
            // Dollars at the rate of the last day, so that only money moves the balance.
            var rate = desk.rates.of(move.bank.currency, asOf);
            moved.merge(move.booked, Money.round(move.amount.multiply(rate)), BigDecimal::add);
        }
        var sum = Money.NONE;
        for (var draft : desk.drafts) {
            if (draft.journal == Journal.OPENING) {
                for (var bank : Bank.values()) {
                    var rate = desk.rates.of(bank.currency, asOf);
                    sum = sum.add(Money.round(draft.on(bank.account).multiply(rate)));
                }
            }
        }
        var balances = new TreeMap<LocalDate, BigDecimal>();
        balances.put(desk.frame.firstDay().minusDays(1), sum);
        for (var each : moved.entrySet()) {
            sum = sum.add(each.getValue());
            balances.put(each.getKey(), sum);
        }
        return balances;
    }
}
