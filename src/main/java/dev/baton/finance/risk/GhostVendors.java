package dev.baton.finance.risk;

import static java.util.stream.Collectors.groupingBy;

import dev.baton.finance.book.Item;
import dev.baton.finance.book.Party;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A vendor that is paid to an employee's account, or that has three marks of one that does not
 * exist: no tax id, numbers of invoices without a gap, round sums, entered just before the first
 * invoice, all invoices just below the limit.
 */
final class GhostVendors implements Detector {
    private static final int ENOUGH = 3;
    private static final int FEWEST = 2;
    private static final int FRESH_DAYS = 45;
    private static final BigDecimal ROUND = new BigDecimal("50");
    private static final BigDecimal NEAR = new BigDecimal("0.70");

    @Override
    public List<Alert> look(Scene scene) {
        var alerts = new ArrayList<Alert>();
        var items = scene.items(Item.Side.PAYABLE).stream().collect(groupingBy(Item::party));
        var staff = scene.parties(Party.Role.EMPLOYEE).stream().collect(groupingBy(this::iban));
        for (var vendor :
                scene.parties(Party.Role.VENDOR).stream()
                        .sorted(Comparator.comparing(Party::id))
                        .toList()) {
            var theirs = items.getOrDefault(vendor.id(), List.of());
            var marks = marks(scene, vendor, theirs, staff);
            if (!theirs.isEmpty() && (marks.size() >= ENOUGH || marks.contains(SHARED))) {
                alerts.add(alert(scene, vendor, theirs, marks));
            }
        }
        return alerts;
    }

    private static final String SHARED = "its bank account is an employee's";

    private List<String> marks(
            Scene scene, Party vendor, List<Item> items, Map<String, List<Party>> staff) {
        var marks = new ArrayList<String>();
        if (!iban(vendor).isEmpty() && staff.containsKey(iban(vendor))) {
            marks.add(SHARED);
        }
        if (vendor.taxId() == null || vendor.taxId().isBlank()) {
            marks.add("it has no tax id");
        }
        if (items.size() < FEWEST) {
            return marks;
        }
        if (consecutive(items)) {
            marks.add("its invoices are numbered without a gap, as if it had no other customer");
        }
        if (items.stream().allMatch(item -> item.net().remainder(ROUND).signum() == 0)) {
            marks.add("all its sums are round");
        }
        var first = items.stream().map(Item::date).min(Comparator.naturalOrder()).orElseThrow();
        long before = ChronoUnit.DAYS.between(vendor.since(), first);
        if (before >= 0 && before <= FRESH_DAYS && vendor.since().isAfter(scene.from())) {
            marks.add("it was entered just before its first invoice");
        }
        var limit = scene.settings().approvalLimit();
        if (items.stream()
                .map(scene::base)
                .allMatch(gross ->
                        gross.compareTo(limit) < 0 && gross.compareTo(limit.multiply(NEAR)) > 0)) {
            marks.add("all its invoices are just below the approval limit");
        }
        return marks;
    }

    private String iban(Party party) {
        return Objects.requireNonNullElse(party.iban(), "").replace(" ", "");
    }

    private static boolean consecutive(List<Item> items) {
        var numbers =
                items.stream()
                        .map(item -> Numbered.of(item.number()))
                        .filter(Objects::nonNull)
                        .sorted(Comparator.comparingLong(Numbered::number))
                        .toList();
        if (numbers.size() < items.size()) {
            return false;
        }
        for (int i = 1; i < numbers.size(); i++) {
            if (numbers.get(i).number() - numbers.get(i - 1).number() != 1) {
                return false;
            }
        }
        return true;
    }

    private static Alert alert(Scene scene, Party vendor, List<Item> items, List<String> marks) {
        var evidence = new ArrayList<String>();
        evidence.add(vendor.id());
        items.forEach(item -> evidence.add(item.id()));
        var sum = items.stream().map(scene::base).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Finding(Rule.GHOST_VENDOR, vendor.id(), scene)
                .amount(sum, evidence)
                .count("invoices", "Invoices", items.size())
                .quoting(vendor.name())
                .alert(
                        marks.contains(SHARED) ? Severity.CRITICAL : Severity.HIGH,
                        "%s may not exist: %s. It billed {{invoices}} times, {{amount}} together."
                                .formatted(vendor.name(), String.join("; ", marks)),
                        evidence);
    }
}
