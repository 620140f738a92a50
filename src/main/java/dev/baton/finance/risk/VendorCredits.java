package dev.baton.finance.risk;

import static java.util.stream.Collectors.groupingBy;

import dev.baton.finance.book.Item;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What vendors owe back: credit notes and overpayments that are still open. */
final class VendorCredits implements Detector {
    private static final BigDecimal SMALL = new BigDecimal("100");

    @Override
    public List<Alert> look(Scene scene) {
        var alerts = new ArrayList<Alert>();
        scene.books().open(Item.Side.PAYABLE, scene.to()).stream()
                .filter(open -> open.base().signum() < 0)
                .collect(groupingBy(open -> open.item().party(), TreeMap::new, Collectors.toList()))
                .forEach((vendor, items) -> alert(scene, vendor, items, alerts));
        return alerts;
    }

    private static void alert(Scene scene, String vendor, List<Item.Open> items, List<Alert> into) {
        var sum =
                items.stream()
                        .map(Item.Open::base)
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .negate();
        if (sum.compareTo(SMALL) < 0) {
            return;
        }
        var ids = items.stream().map(open -> open.item().id()).toList();
        var name = scene.name(vendor);
        into.add(
                new Finding(Rule.VENDOR_CREDIT, vendor, scene)
                        .amount(sum, ids)
                        .quoting(name)
                        .alert(
                                Severity.INFO,
                                "%s owes {{amount}} back: set it off or ask for it."
                                        .formatted(name),
                                ids));
    }
}
