package dev.baton.finance.sample;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** What the company had and owed on the first day. */
final class Opening {
    private final Desk desk;
    private final Map<String, Lines> lines = new TreeMap<>();
    private final Map<String, BigDecimal> sums = new TreeMap<>();

    Opening(Desk desk) {
        this.desk = desk;
    }

    /** An invoice of the time before that is still open. */
    void opens(Claim claim) {
        var sign = claim.account().startsWith("16") ? claim.gross().negate() : claim.gross();
        claim.opens(of(claim.currency), rate(claim.currency));
        sums.merge(claim.currency, sign, BigDecimal::add);
    }

    Opening has(String account, long amount) {
        return has("EUR", account, Money.of(amount));
    }

    Opening has(String currency, String account, BigDecimal amount) {
        of(currency).add(account, amount);
        sums.merge(currency, amount, BigDecimal::add);
        return this;
    }

    /** The rest is what earlier years earned. */
    void post() {
        lines.forEach((currency, each) ->
                desk.post(
                        Journal.OPENING,
                        desk.frame.firstDay(),
                        "Opening balance, " + currency,
                        "opening:" + currency,
                        each.add(
                                Chart.RETAINED, sums.getOrDefault(currency, Money.NONE).negate())));
    }

    private Lines of(String currency) {
        return lines.computeIfAbsent(currency, _ -> new Lines(currency, rate(currency)));
    }

    private BigDecimal rate(String currency) {
        return desk.rates.of(currency, desk.frame.firstDay());
    }
}
