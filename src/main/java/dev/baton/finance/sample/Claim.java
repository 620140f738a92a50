package dev.baton.finance.sample;

import dev.baton.finance.book.Item;
import dev.baton.finance.book.Party;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** An invoice and what is still open of it while the story is told. */
final class Claim {
    final String id;
    final Item.Side side;
    final Party party;
    final String number;
    final LocalDate date;
    final LocalDate due;
    final String currency;
    final BigDecimal net;
    final BigDecimal tax;
    @Nullable String document;
    private BigDecimal open;
    private BigDecimal openBase = Money.NONE;

    Claim(
            String id,
            Item.Side side,
            Party party,
            String number,
            LocalDate date,
            String currency,
            BigDecimal net,
            BigDecimal tax) {
        this.id = id;
        this.side = side;
        this.party = party;
        this.number = number;
        this.date = date;
        this.due = date.plusDays(party.terms());
        this.currency = currency;
        this.net = net;
        this.tax = tax;
        this.open = net.add(tax);
    }

    BigDecimal gross() {
        return net.add(tax);
    }

    BigDecimal open() {
        return open;
    }

    /** The control account it stands in. */
    String account() {
        var home = party.country().equals("DE");
        return side == Item.Side.RECEIVABLE
                ? home ? Chart.RECEIVABLE_HOME : Chart.RECEIVABLE_ABROAD
                : home ? Chart.PAYABLE_HOME : Chart.PAYABLE_ABROAD;
    }

    /** Adds its line to an entry that opens it. */
    Lines opens(Lines lines, BigDecimal rate) {
        openBase = Money.round(gross().multiply(rate));
        return lines.item(this, signed(gross()), signed(openBase));
    }

    /** Adds its line to an entry that settles so much of it, at the rate it was booked at. */
    Lines settles(Lines lines, BigDecimal amount) {
        // What is paid once more has nothing left that it could be booked against.
        var base =
                amount.compareTo(open) == 0
                        ? openBase
                        : open.signum() == 0
                                ? amount
                                : amount.multiply(openBase).divide(open, 2, RoundingMode.HALF_UP);
        open = open.subtract(amount);
        openBase = openBase.subtract(base);
        return lines.item(this, signed(amount).negate(), signed(base).negate());
    }

    Item item() {
        return new Item(
                id, side, party.id(), number, date, due, currency, net, tax, gross(), document);
    }

    private BigDecimal signed(BigDecimal amount) {
        return side == Item.Side.RECEIVABLE ? amount : amount.negate();
    }
}
