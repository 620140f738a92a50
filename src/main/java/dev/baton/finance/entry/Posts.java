package dev.baton.finance.entry;

import dev.baton.finance.book.Entry;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lines of an entry while it is drafted, all in one currency at one rate. Debit is positive.
 */
final class Posts {
    private final String currency;
    private final BigDecimal rate;
    private final List<Entry.Line> lines = new ArrayList<>();

    Posts(String currency, BigDecimal rate) {
        this.currency = currency;
        this.rate = rate;
    }

    Posts add(String account, BigDecimal amount) {
        return add(account, amount, null, null, null);
    }

    Posts add(
            String account,
            BigDecimal amount,
            @Nullable String party,
            @Nullable String item,
            @Nullable String tax) {
        return add(account, amount, base(amount), party, item, tax);
    }

    /** With what it is worth in the currency of the books, where that is not the day's rate. */
    Posts add(
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

    BigDecimal base(BigDecimal amount) {
        return amount.multiply(rate).setScale(2, RoundingMode.HALF_EVEN);
    }

    /** What all lines come to in the currency of the books. */
    BigDecimal left() {
        return lines.stream().map(Entry.Line::base).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    List<Entry.Line> lines() {
        return List.copyOf(lines);
    }

    /** The lines; cents that rounding left over go to the first of them. */
    List<Entry.Line> rounded() {
        var left = left();
        if (left.signum() != 0 && left.abs().compareTo(new BigDecimal("0.05")) <= 0) {
            var first = lines.removeFirst();
            lines.addFirst(
                    new Entry.Line(
                            first.account(),
                            first.currency(),
                            first.amount(),
                            first.base().subtract(left),
                            first.party(),
                            first.item(),
                            first.taxCode()));
        }
        return lines();
    }
}
