package dev.baton.finance.risk;

import static java.util.stream.Collectors.groupingBy;

import dev.baton.finance.book.Item;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Invoices of one vendor within a few days, each just below the limit and together above it. */
final class LimitSplits implements Detector {
    private static final BigDecimal NEAR = new BigDecimal("0.80");
    private static final int DAYS = 3;

    @Override
    public List<Alert> look(Scene scene) {
        var alerts = new ArrayList<Alert>();
        var near =
                scene.items(Item.Side.PAYABLE).stream()
                        .filter(item -> !item.date().isBefore(scene.from()))
                        .filter(item -> near(scene.base(item), scene.settings().approvalLimit()))
                        .sorted(Comparator.comparing(Item::date).thenComparing(Item::id))
                        .collect(groupingBy(Item::party));
        near.forEach((party, items) -> clusters(scene, party, items, alerts));
        return alerts;
    }

    /** Just below it, before tax or with it. */
    private static boolean near(BigDecimal amount, BigDecimal limit) {
        return amount.compareTo(limit) < 0 && amount.compareTo(limit.multiply(NEAR)) >= 0;
    }

    private static void clusters(Scene scene, String party, List<Item> items, List<Alert> into) {
        var cluster = new ArrayList<Item>();
        for (var item : items) {
            if (!cluster.isEmpty()
                    && item.date().isAfter(cluster.getFirst().date().plusDays(DAYS))) {
                told(scene, party, cluster, into);
                cluster.clear();
            }
            cluster.add(item);
        }
        told(scene, party, cluster, into);
    }

    private static void told(Scene scene, String party, List<Item> cluster, List<Alert> into) {
        if (cluster.size() < 2) {
            return;
        }
        var evidence = cluster.stream().map(Item::id).toList();
        var sum = cluster.stream().map(scene::base).reduce(BigDecimal.ZERO, BigDecimal::add);
        var name = scene.name(party);
        into.add(
                new Finding(Rule.LIMIT_SPLIT, String.join(" ", evidence), scene)
                        .amount(sum, evidence)
                        .count("invoices", "Invoices", cluster.size())
                        .day("first", "First of them", cluster.getFirst().date())
                        .fact(
                                "limit",
                                "Approval limit",
                                scene.settings().approvalLimit(),
                                scene.currency(),
                                List.of())
                        .quoting(name)
                        .alert(
                                Severity.HIGH,
                                "%s billed {{invoices}} times from {{first}} on, each time just below the limit of {{limit}}, {{amount}} together."
                                        .formatted(name),
                                evidence));
    }
}
