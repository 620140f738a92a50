package dev.baton.finance.sample;

import dev.baton.finance.book.Item;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bills become entries, and payments that are due. */
final class Purchasing {
    /** A bill as it was entered. */
    record Entered(Bill bill, Claim claim, @Nullable Draft draft) {}

    /** What a pay run is to pay. */
    record Due(Entered entered, LocalDate day, BigDecimal amount) {}

    private final Desk desk;
    private final Opening opening;

    Purchasing(Desk desk, Opening opening) {
        this.desk = desk;
        this.opening = opening;
    }

    /** Those that stand in the books, as they came in. */
    List<Entered> enter(List<Bill> bills) {
        var entered = new ArrayList<Entered>();
        for (var bill : bills) {
            if (bill.received().isAfter(desk.frame.end())) {
                continue;
            }
            var claim = claim(bill, entered.size() + 1);
            if (!bill.received().isBefore(desk.frame.firstDay())) {
                entered.add(new Entered(bill, claim, post(bill, claim)));
            } else if (!payday(claim.due, bill.received()).isBefore(desk.frame.firstDay())) {
                opening.opens(claim);
                entered.add(new Entered(bill, claim, null));
            }
        }
        entered.forEach(each -> desk.claims.add(each.claim()));
        return entered;
    }

    /** In the order of the days. */
    List<Due> due(List<Entered> entered) {
        var dues = new ArrayList<Due>();
        for (var each : entered) {
            var bill = each.bill();
            var day = payday(each.claim().due, bill.received());
            dues.add(new Due(each, day, bill.gross()));
            if (bill.trick() == Bill.Trick.PAID_TWICE) {
                var again = day.plusWeeks(2 + each.claim().number.length() % 3);
                dues.add(new Due(each, again, bill.gross()));
            }
        }
        dues.removeIf(due -> due.day().isAfter(desk.frame.end()));
        dues.sort(
                java.util.Comparator.comparing(Due::day)
                        .thenComparing(due -> due.entered().claim().id));
        return dues;
    }

    private Draft post(Bill bill, Claim claim) {
        var rate = desk.rates.of(claim.currency, bill.received());
        var lines = claim.opens(new Lines(claim.currency, rate), rate);
        var vat = "P" + bill.vendor().vat();
        lines.add(bill.vendor().trade().account, claim.net, claim.party.id(), vat);
        lines.add(Chart.inputTax(bill.vendor().vat()), claim.tax, claim.party.id(), vat);
        return desk.post(
                Journal.PURCHASES,
                bill.received(),
                "%s, %s %s".formatted(claim.party.name(), bill.vendor().trade().what, claim.number),
                "bill:" + claim.id,
                claim.number,
                lines);
    }

    private static Claim claim(Bill bill, int number) {
        var net = bill.net();
        var tax = bill.tax();
        if (bill.trick() == Bill.Trick.DIGITS_SWAPPED) {
            var typed = Mischief.swapped(bill.gross());
            net =
                    typed.multiply(BigDecimal.valueOf(100))
                            .divide(
                                    BigDecimal.valueOf(100L + bill.vendor().vat()),
                                    2,
                                    RoundingMode.HALF_UP);
            tax = typed.subtract(net);
        }
        return new Claim(
                "AP-%06d".formatted(number),
                Item.Side.PAYABLE,
                bill.vendor().party(),
                bill.number(),
                bill.date(),
                bill.vendor().currency(),
                net,
                tax);
    }

    /** The Thursday before it is due, or the next one when it came in late. */
    static LocalDate payday(LocalDate due, LocalDate received) {
        var day = due.with(TemporalAdjusters.previousOrSame(DayOfWeek.THURSDAY));
        var first = received.plusDays(2).with(TemporalAdjusters.nextOrSame(DayOfWeek.THURSDAY));
        return day.isBefore(first) ? first : day;
    }
}
