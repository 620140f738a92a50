package dev.baton.finance.risk;

import dev.baton.finance.book.BankLine;
import dev.baton.finance.book.Party;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
                var paid = paid(scene, change);
                if (!paid.isEmpty()) {
                    alerts.add(alert(scene, change, paid));
                }
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

    private static Alert alert(Scene scene, Party.Change change, List<BankLine> paid) {
        var evidence = new ArrayList<String>();
        evidence.add(change.party());
        paid.forEach(line -> evidence.add(line.id()));
        var sum = paid.stream().map(BankLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        var name = scene.name(change.party());
        return new Finding(Rule.CHANGED_IBAN, change.party() + " " + change.day(), scene)
                .amount(sum.negate(), evidence)
                .day("changed", "Changed on", change.day())
                .day("paid", "Paid on", paid.getFirst().booked())
                .quoting(name, change.by())
                .alert(
                        Severity.CRITICAL,
                        "The account of %s was changed on {{changed}} by %s, and {{amount}} went to the new one from {{paid}} on. Call the vendor under a number known before."
                                .formatted(name, change.by()),
                        evidence);
    }
}
