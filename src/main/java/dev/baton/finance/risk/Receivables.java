package dev.baton.finance.risk;

import static java.util.stream.Collectors.groupingBy;

import dev.baton.finance.book.Item;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Customers that are late by more than a month, and what collecting it would bring. */
final class Receivables implements Detector {
    private static final int LATE = 30;
    private static final int VERY_LATE = 90;
    private static final BigDecimal SMALL = new BigDecimal("500");
    private static final int NAMED = 25;

    @Override
    public List<Alert> look(Scene scene) {
        var alerts = new ArrayList<Alert>();
        var late =
                scene.books().open(Item.Side.RECEIVABLE, scene.to()).stream()
                        .filter(open -> open.base().signum() > 0)
                        .filter(open -> open.item().due().plusDays(LATE).isBefore(scene.to()))
                        .toList();
        var customers =
                late.stream()
                        .collect(
                                groupingBy(
                                        open -> open.item().party(),
                                        TreeMap::new,
                                        Collectors.toList()));
        customers.forEach((customer, items) -> {
            if (sum(items).compareTo(SMALL) >= 0) {
                alerts.add(overdue(scene, customer, items));
            }
        });
        if (sum(late).compareTo(SMALL) >= 0) {
            alerts.add(collect(scene, late, customers.size()));
        }
        return alerts;
    }

    private static Alert overdue(Scene scene, String customer, List<Item.Open> items) {
        var ids = items.stream().map(open -> open.item().id()).limit(NAMED).toList();
        var oldest =
                items.stream()
                        .map(open -> open.item().due())
                        .min(Comparator.naturalOrder())
                        .orElseThrow();
        long days = java.time.temporal.ChronoUnit.DAYS.between(oldest, scene.to());
        var name = scene.name(customer);
        return new Finding(Rule.OVERDUE, customer, scene)
                .amount(sum(items), ids)
                .count("invoices", "Invoices", items.size())
                .days("days", "Days after the oldest was due", days)
                .quoting(name)
                .alert(
                        days > VERY_LATE ? Severity.HIGH : Severity.WARNING,
                        "%s owes {{amount}} of {{invoices}} overdue invoices, the oldest for {{days}}."
                                .formatted(name),
                        ids);
    }

    private static Alert collect(Scene scene, List<Item.Open> late, int customers) {
        var ids = late.stream().map(open -> open.item().id()).limit(NAMED).toList();
        return new Finding(Rule.COLLECT, "overdue", scene)
                .amount(sum(late), ids)
                .count("invoices", "Invoices", late.size())
                .count("customers", "Customers", customers)
                .alert(
                        Severity.INFO,
                        "Collecting {{invoices}} invoices of {{customers}} customers that are overdue by more than a month brings {{amount}}.",
                        ids);
    }

    private static BigDecimal sum(List<Item.Open> items) {
        return items.stream().map(Item.Open::base).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
