package dev.baton.finance.risk;

import dev.baton.finance.book.Item;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Customers with a large share of a year's invoices or of what is owed. */
final class Concentration implements Detector {
    private static final BigDecimal MUCH = new BigDecimal("20");
    private static final BigDecimal VERY_MUCH = new BigDecimal("35");
    private static final int FEWEST = 5;

    @Override
    public List<Alert> look(Scene scene) {
        var alerts = new ArrayList<Alert>();
        var year =
                scene.items(Item.Side.RECEIVABLE).stream()
                        .filter(item -> item.date().isAfter(scene.to().minusYears(1)));
        shares(scene, "the invoices of a year", sums(year, Item::party, scene::base), alerts);
        var open = scene.books().open(Item.Side.RECEIVABLE, scene.to()).stream();
        shares(
                scene,
                "what customers owe",
                sums(open, each -> each.item().party(), Item.Open::base),
                alerts);
        return alerts;
    }

    private static <T> Map<String, BigDecimal> sums(
            Stream<T> all, Function<T, String> party, Function<T, BigDecimal> amount) {
        var sums = new TreeMap<String, BigDecimal>();
        all.forEach(each -> sums.merge(party.apply(each), amount.apply(each), BigDecimal::add));
        return sums;
    }

    private static void shares(
            Scene scene, String of, Map<String, BigDecimal> sums, List<Alert> into) {
        var all = sums.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sums.size() < FEWEST) {
            return;
        }
        sums.forEach((customer, sum) -> {
            var share = Money.percent(sum, all);
            if (share.compareTo(MUCH) >= 0) {
                into.add(alert(scene, of, customer, sum, share));
            }
        });
    }

    private static Alert alert(
            Scene scene, String of, String customer, BigDecimal sum, BigDecimal share) {
        var name = scene.name(customer);
        return new Finding(Rule.CONCENTRATION, customer + " " + of, scene)
                .amount(sum, List.of(customer))
                .percent("share", "Share of " + of, share)
                .quoting(name, of)
                .alert(
                        share.compareTo(VERY_MUCH) >= 0 ? Severity.HIGH : Severity.WARNING,
                        "%s has {{share}} of %s ({{amount}}).".formatted(name, of),
                        List.of(customer));
    }
}
