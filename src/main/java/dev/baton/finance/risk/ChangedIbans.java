package dev.baton.finance.risk;

import dev.baton.finance.book.BankLine;
import dev.baton.finance.book.Item;
import dev.baton.finance.book.Party;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Money went to an account that was entered for a vendor only days before. */
final class ChangedIbans implements Detector {
    private static final int DAYS = 14;

    @Override
    public List<Alert> look(Scene scene) {
        var alerts = new ArrayList<Alert>();
        for (var change : scene.books().partyChanges()) {
            if (change.field().toLowerCase(Locale.ROOT).contains("iban")
                    && change.after() != null
                    && change.before() != null) {
                alerts.addAll(alert(scene, change).stream().toList());
            }
        }
        return alerts;
    }

    private static List<BankLine> paid(Scene scene, Party.Change change) {
        return scene.bankLines().stream()
                .filter(line -> line.amount().signum() < 0)
                .filter(line -> same(line.counterpartyIban(), change.after()))
                .filter(line ->
                        !line.booked().isBefore(change.day())
                                && !line.booked().isAfter(change.day().plusDays(DAYS)))
                .toList();
    }

    private static boolean same(@Nullable String one, @Nullable String other) {
        return one != null
                && other != null
                && one.replace(" ", "").equalsIgnoreCase(other.replace(" ", ""));
    }

    /** Payments of its invoices, which a bank line of many may hide. */
    private static List<Item.Settlement> settled(Scene scene, Party.Change change) {
        return scene.payments().values().stream()
                .flatMap(List::stream)
                .filter(each -> each.item().party().equals(change.party()))
                .filter(each ->
                        !each.day().isBefore(change.day())
                                && !each.day().isAfter(change.day().plusDays(DAYS)))
                .sorted(Comparator.comparing(Item.Settlement::day))
                .toList();
    }

    private static Optional<Alert> alert(Scene scene, Party.Change change) {
        var lines = paid(scene, change);
        var settled = settled(scene, change);
        if (lines.isEmpty() && settled.isEmpty()) {
            return Optional.empty();
        }
        var evidence = new ArrayList<String>();
        evidence.add(change.party());
        lines.forEach(line -> evidence.add(line.id()));
        settled.forEach(each -> evidence.add(each.entry()));
        var sum =
                lines.isEmpty()
                        ? settled.stream()
                                .map(Item.Settlement::amount)
                                .reduce(BigDecimal.ZERO, BigDecimal::add)
                        : lines.stream()
                                .map(BankLine::amount)
                                .reduce(BigDecimal.ZERO, BigDecimal::add)
                                .negate();
        var first = lines.isEmpty() ? settled.getFirst().day() : lines.getFirst().booked();
        var name = scene.name(change.party());
        return Optional.of(
                new Finding(Rule.CHANGED_IBAN, change.party() + " " + change.day(), scene)
                        .amount(sum, evidence)
                        .day("changed", "Changed on", change.day())
                        .day("paid", "Paid on", first)
                        .quoting(name, change.by())
                        .alert(
                                Severity.CRITICAL,
                                "The account of %s was changed on {{changed}} by %s, and {{amount}} was paid from {{paid}} on. Call the vendor under a number known before."
                                        .formatted(name, change.by()),
                                evidence));
    }
}
