package dev.baton.finance.sample;

import dev.baton.finance.book.Party;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What is wrong on purpose with the bills, and what only looks as if it were. */
final class Mischief {
    private final Frame frame;
    private final Dice dice;
    private final List<Bill> bills;
    private final Set<Integer> used = new HashSet<>();

    private Mischief(Frame frame, List<Bill> bills) {
        this.frame = frame;
        this.dice = frame.dice().named("mischief");
        this.bills = new ArrayList<>(bills);
    }

    /** In the order in which they came in. */
    static List<Bill> among(Frame frame, Cast cast, List<Bill> bills) {
        var mischief = new Mischief(frame, bills);
        mischief.trick(Bill.Trick.PAID_TWICE, mischief.dice.between(2, 3));
        mischief.trick(Bill.Trick.DIGITS_SWAPPED, 3);
        mischief.enteredTwice();
        mischief.splits();
        mischief.lookAlikes();
        mischief.ghost(ghost(cast, frame));
        return mischief.bills.stream()
                .sorted(Comparator.comparing(Bill::received).thenComparing(Bill::number))
                .toList();
    }

    /** A vendor that somebody entered for an account of an employee. */
    static Vendor ghost(Cast cast, Frame frame) {
        var dice = frame.dice().named("ghost");
        var accomplice = dice.pick(cast.workers()).party();
        var party =
                new Party(
                        "V%05d".formatted(79_001),
                        Party.Role.VENDOR,
                        dice.pick(List.of("Nordhaus", "Altmark", "Rheingold"))
                                + " "
                                + dice.pick(List.of("Consulting", "Services", "Beratung")),
                        "DE",
                        null,
                        accomplice.iban(),
                        10,
                        start(frame, dice));
        return new Vendor(party, "EUR", Vendor.Trade.ADVICE, false, 3800);
    }

    private static LocalDate start(Frame frame, Dice dice) {
        return Days.from(frame.asOf().minusDays(dice.between(250, 420)));
    }

    private void trick(Bill.Trick trick, int count) {
        for (var i = 0; i < count; i++) {
            var at = victim();
            bills.set(at, bills.get(at).with(trick));
        }
    }

    /** The same paper comes by mail and on paper, and its number is typed in another way. */
    private void enteredTwice() {
        var at = victim();
        var bill = bills.get(at);
        var other = bill.number().replaceAll("[^0-9A-Z]", "");
        var number = other.equals(bill.number()) ? "INV" + other : other;
        bills.set(at, bill.with(Bill.Trick.ENTERED_TWICE));
        bills.add(
                new Bill(
                        bill.vendor(),
                        bill.date(),
                        Days.later(bill.received(), dice.between(4, 9)),
                        number,
                        bill.net(),
                        Bill.Trick.ENTERED_TWICE));
    }

    private void splits() {
        for (var left = dice.between(2, 3); left > 0; left--) {
            var model = bills.get(victim());
            var count = dice.between(2, 3);
            for (var i = 1; i <= count; i++) {
                var gross = Desk.LIMIT.subtract(Money.part(Money.of(450), 0.1 + dice.share()));
                var net = net(gross, model.vendor().vat());
                bills.add(
                        new Bill(
                                model.vendor(),
                                model.date(),
                                model.received(),
                                model.number() + "-" + i,
                                net,
                                Bill.Trick.SPLIT));
            }
        }
    }

    /** One bill just below the limit alone; two deliveries of one day for the same sum. */
    private void lookAlikes() {
        for (var left = 3; left > 0; left--) {
            var model = bills.get(victim());
            var gross = Desk.LIMIT.subtract(Money.of(dice.between(60, 480)));
            bills.add(
                    new Bill(
                            model.vendor(),
                            Days.later(model.date(), 9),
                            Days.later(model.received(), 9),
                            model.number() + "A",
                            net(gross, model.vendor().vat()),
                            Bill.Trick.NONE));
        }
        for (var left = 2; left > 0; left--) {
            var model = bills.get(victim());
            bills.add(
                    new Bill(
                            model.vendor(),
                            Days.later(model.date(), 12),
                            Days.later(model.received(), 12),
                            model.number() + "B",
                            model.net(),
                            Bill.Trick.NONE));
        }
    }

    private void ghost(Vendor ghost) {
        var first = dice.between(101, 104);
        var day = Days.later(ghost.party().since(), 6);
        for (var i = 0; i < dice.between(5, 7) && day.isBefore(frame.asOf().minusDays(25)); i++) {
            bills.add(
                    new Bill(
                            ghost,
                            day,
                            Days.later(day, 1),
                            "2025-" + (first + i),
                            Money.of(3500L + 100L * dice.between(0, 9)),
                            Bill.Trick.GHOST));
            day = Days.from(day.plusDays(dice.between(26, 33)));
        }
    }

    /** A bill of materials or work, in the middle of the books, to which nothing happened yet. */
    private int victim() {
        for (var tries = 0; tries < 10_000; tries++) {
            var at = dice.below(bills.size());
            var bill = bills.get(at);
            var trade = bill.vendor().trade();
            if ((trade == Vendor.Trade.MATERIALS || trade == Vendor.Trade.WORK)
                    && bill.trick() == Bill.Trick.NONE
                    && bill.gross().compareTo(Money.of(2500)) > 0
                    && bill.gross().compareTo(Money.of(9000)) < 0
                    && bill.vendor().currency().equals("EUR")
                    && bill.date().isAfter(frame.firstDay().plusDays(40))
                    && bill.date().isBefore(frame.asOf().minusDays(110))
                    && swapped(bill.gross()).compareTo(bill.gross()) != 0
                    && used.add(at)) {
                return at;
            }
        }
        throw new IllegalStateException("no bill is left for mischief");
    }

    /** Two neighbouring digits before the decimal point changed places, not the first. */
    static BigDecimal swapped(BigDecimal gross) {
        var digits = gross.toPlainString().toCharArray();
        for (var i = 1; i + 1 < digits.length - 3; i++) {
            if (digits[i] != digits[i + 1]) {
                var kept = digits[i];
                digits[i] = digits[i + 1];
                digits[i + 1] = kept;
                return new BigDecimal(new String(digits));
            }
        }
        return gross;
    }

    private static BigDecimal net(BigDecimal gross, int vat) {
        return Objects.requireNonNull(gross)
                .multiply(BigDecimal.valueOf(100))
                .divide(BigDecimal.valueOf(100L + vat), 2, java.math.RoundingMode.HALF_UP);
    }
}
