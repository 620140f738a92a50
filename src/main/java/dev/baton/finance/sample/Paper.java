package dev.baton.finance.sample;

import dev.baton.finance.book.Party;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An invoice as its vendor wrote it. */
record Paper(
        Party seller,
        String number,
        LocalDate date,
        LocalDate due,
        String currency,
        int vat,
        List<Position> lines,
        @Nullable String iban) {
    /** What was delivered; the amount is without tax. */
    record Position(String text, int quantity, BigDecimal price) {
        BigDecimal amount() {
            return price.multiply(BigDecimal.valueOf(quantity));
        }
    }

    private static final List<String> GOODS =
            List.of(
                    "Lens mount LM-40",
                    "Stepper motor NEMA 17",
                    "Optical encoder E5",
                    "Aluminium plate 300x200",
                    "Circuit board PB-118",
                    "Ball bearing 608",
                    "Cable set 2 m");

    static Paper of(Purchasing.Entered entered, @Nullable String iban, Dice dice) {
        var bill = entered.bill();
        var claim = entered.claim();
        return new Paper(
                claim.party,
                claim.number,
                claim.date,
                claim.due,
                claim.currency,
                bill.vendor().vat(),
                positions(bill, dice),
                iban);
    }

    BigDecimal net() {
        return lines.stream().map(Position::amount).reduce(Money.NONE, BigDecimal::add);
    }

    BigDecimal tax() {
        return Money.percent(net(), vat);
    }

    BigDecimal gross() {
        return net().add(tax());
    }

    Truths.Header header() {
        return new Truths.Header(
                seller.name(),
                number,
                date,
                due,
                currency,
                net(),
                tax(),
                gross(),
                seller.taxId(),
                iban);
    }

    private static List<Position> positions(Bill bill, Dice dice) {
        var goods = bill.vendor().trade() == Vendor.Trade.MATERIALS;
        var lines = new ArrayList<Position>();
        var left = bill.net();
        for (var i = 0; goods && i < dice.between(1, 3); i++) {
            var quantity = dice.between(2, 25);
            var share = Money.part(bill.net(), 0.2 + 0.1 * dice.share());
            var price = share.divide(BigDecimal.valueOf(quantity), 2, java.math.RoundingMode.DOWN);
            if (price.signum() > 0) {
                var line = new Position(dice.pick(GOODS), quantity, price);
                lines.add(line);
                left = left.subtract(line.amount());
            }
        }
        var what = bill.vendor().trade().what;
        var rest = Character.toUpperCase(what.charAt(0)) + what.substring(1);
        lines.add(new Position(goods ? "Assembly kit" : rest, 1, left));
        return lines;
    }
}
