package dev.baton.finance.risk;

import dev.baton.finance.bank.match.Reconciliation;
import dev.baton.finance.book.BankLine;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Bank lines that reconciliation neither matches nor has any record for that they could be. */
final class UndocumentedLines implements Detector {
    @Override
    public List<Alert> look(Scene scene) {
        var alerts = new ArrayList<Alert>();
        for (var bank : scene.books().bankAccounts()) {
            var held = Reconciliation.of(scene.books(), bank, scene.to());
            var explained =
                    held.suggestions().stream()
                            .filter(each -> !each.entries().isEmpty())
                            .flatMap(each -> each.bankLines().stream())
                            .collect(Collectors.toSet());
            held.unmatched().stream()
                    .filter(line -> !line.booked().isBefore(scene.from()))
                    .filter(line -> !explained.contains(line.id()))
                    .forEach(line -> alerts.add(alert(scene, line)));
        }
        return alerts;
    }

    private static Alert alert(Scene scene, BankLine line) {
        var who = line.counterparty() == null ? "somebody unnamed" : line.counterparty();
        boolean base = line.currency().equals(scene.currency());
        var finding =
                new Finding(Rule.UNDOCUMENTED_BANK_LINE, line.id(), scene)
                        .fact(
                                "moved",
                                "Moved",
                                line.amount().abs(),
                                line.currency(),
                                List.of(line.id()))
                        .day("booked", "Booked", line.booked())
                        .quoting(who, line.remittance());
        if (base) {
            finding.amount(line.amount().abs(), List.of(line.id()));
        }
        return finding.alert(
                line.amount().signum() < 0 ? Severity.HIGH : Severity.WARNING,
                "{{moved}} %s %s on {{booked}} and no entry tells of it%s."
                        .formatted(
                                line.amount().signum() < 0 ? "went to" : "came from",
                                who,
                                line.remittance().isBlank()
                                        ? ""
                                        : " (“" + line.remittance() + "”)"),
                List.of(line.id()));
    }
}
