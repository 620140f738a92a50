package dev.baton.finance.sample;

import dev.baton.finance.book.Entry;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of an entry while it is written; all in one currency. Debit is positive. */
final class Lines {
    private final String currency;
    private final BigDecimal rate;
    private final List<Entry.Line> lines = new ArrayList<>();

    Lines(String currency, BigDecimal rate) {
        this.currency = currency;
        this.rate = rate;
    }

    static Lines euros() {
        return new Lines("EUR", BigDecimal.ONE);
    }

    Lines add(String account, BigDecimal amount) {
        return add(account, amount, null, null);
    }

    Lines add(String account, BigDecimal amount, @Nullable String party, @Nullable String tax) {
        return add(account, amount, Money.round(amount.multiply(rate)), party, null, tax);
    }

    /** What opens or settles an item. */
    Lines item(Claim claim, BigDecimal amount, BigDecimal base) {
        return add(claim.account(), amount, base, claim.party.id(), claim.id, null);
    }

    Lines item(Claim claim, BigDecimal amount) {
        return item(claim, amount, Money.round(amount.multiply(rate)));
    }

    private Lines add(
            String account,
            BigDecimal amount,
            BigDecimal base,
            @Nullable String party,
            @Nullable String item,
            @Nullable String tax) {
        if (amount.signum() != 0 || base.signum() != 0) {
            lines.add(new Entry.Line(account, currency, amount, base, party, item, tax));
        }
        return this;
    }

    /** What rates and rounding left over goes to the account of exchange differences. */
    List<Entry.Line> balanced() {
        var sum = lines.stream().map(Entry.Line::amount).reduce(Money.NONE, BigDecimal::add);
        if (sum.signum() != 0) {
            throw new IllegalStateException("does not balance by %s: %s".formatted(sum, lines));
        }
        var base = lines.stream().map(Entry.Line::base).reduce(Money.NONE, BigDecimal::add);
        add(Chart.EXCHANGE_DIFFERENCE, Money.NONE, base.negate(), null, null, null);
        return lines;
    }
}
