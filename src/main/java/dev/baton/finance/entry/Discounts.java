package dev.baton.finance.entry;

import dev.baton.finance.book.Entry;
import dev.baton.finance.book.Item;
import dev.baton.finance.book.Use;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How discounts for paying early were booked before: on which account, and with which tax, for
 * items of a tax rate.
 */
final class Discounts {
    /** The largest that is usual, as a share of what is open. */
    static final BigDecimal MOST = new BigDecimal("0.03");

    private record Kind(Item.Side side, BigDecimal rate) {}

    private record Way(
            String account, @Nullable String code, @Nullable String tax, BigDecimal rate) {}

    private final Map<Kind, Way> ways = new HashMap<>();
    private final Chart chart;

    Discounts(List<Entry> entries, Map<String, Item> items, Chart chart) {
        this.chart = chart;
        entries.forEach(entry -> learn(entry, items));
    }

    /** A payment that settles more of items than the bank moved, the rest on one account. */
    private void learn(Entry entry, Map<String, Item> items) {
        var settled = entry.lines().stream().filter(line -> line.item() != null).toList();
        var item = settled.isEmpty() ? null : items.get(settled.getFirst().item());
        var taxes = entry.lines().stream().filter(line -> tax(line.account())).toList();
        var rest =
                entry.lines().stream()
                        .filter(line -> line.item() == null && chart.content(line.account()))
                        .toList();
        boolean paid = entry.lines().stream().anyMatch(line -> chart.is(line.account(), Use.CASH));
        if (!paid || item == null || rest.size() != 1 || taxes.size() > 1) {
            return;
        }
        var whole = sum(settled).abs();
        var less = sum(rest).add(sum(taxes));
        if (less.signum() == -sum(settled).signum()
                && less.abs().compareTo(whole.multiply(MOST)) <= 0) {
            var net = rest.getFirst();
            var tax = taxes.isEmpty() ? null : taxes.getFirst();
            var rate = tax == null ? BigDecimal.ZERO : rate(item);
            ways.put(
                    new Kind(item.side(), rate(item)),
                    new Way(
                            net.account(),
                            net.taxCode(),
                            tax == null ? null : tax.account(),
                            rate));
        }
    }

    private boolean tax(String account) {
        return chart.is(account, Use.INPUT_TAX) || chart.is(account, Use.OUTPUT_TAX);
    }

    private static BigDecimal sum(List<Entry.Line> lines) {
        return lines.stream().map(Entry.Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The tax of an item as a share of its net amount. */
    private static BigDecimal rate(Item item) {
        return item.net().signum() == 0
                ? BigDecimal.ZERO.setScale(2)
                : item.tax()
                        .divide(item.net(), MathContext.DECIMAL64)
                        .setScale(2, RoundingMode.HALF_UP);
    }

    /**
     * Adds the discount (debit is positive) to the lines, as that of an item like these was booked
     * last; empty when none was, or the items are not taxed alike.
     */
    Optional<Posts> add(Posts posts, List<Item> of, BigDecimal discount) {
        var kinds = of.stream().map(item -> new Kind(item.side(), rate(item))).distinct().toList();
        var way = kinds.size() == 1 ? ways.get(kinds.getFirst()) : null;
        if (way == null) {
            return Optional.empty();
        }
        var net = discount.divide(BigDecimal.ONE.add(way.rate()), 2, RoundingMode.HALF_EVEN);
        posts.add(way.account(), net, of.getFirst().party(), null, way.code());
        if (way.tax() != null) {
            posts.add(way.tax(), discount.subtract(net), null, null, way.code());
        }
        return Optional.of(posts);
    }
}
