package dev.baton.finance.risk;

import dev.baton.finance.book.BankAccount;
import dev.baton.finance.book.BankLine;
import dev.baton.finance.book.Entry;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Bank lines that no entry tells of: not matched, and nothing on the bank's account that they could
 * be, neither one entry, nor several of a few days, nor a part of one.
 */
final class UndocumentedLines implements Detector {
    private static final int DAYS = 12;
    private static final int MOST_TOGETHER = 40;
    private static final long SEARCHED = 20_000;

    /** An entry on a bank's account that no line is known for yet. */
    private record Free(Entry entry, BigDecimal amount) {}

    @Override
    public List<Alert> look(Scene scene) {
        var alerts = new ArrayList<Alert>();
        for (var bank : scene.books().bankAccounts()) {
            new Pairing(scene, bank).left().forEach(line -> alerts.add(alert(scene, line)));
        }
        return alerts;
    }

    /** Takes entries for lines, the surest first. */
    private static final class Pairing {
        private final List<BankLine> lines;
        private final List<Free> free;
        private final Set<BankLine> told = new HashSet<>();

        Pairing(Scene scene, BankAccount bank) {
            lines =
                    scene.bankLines().stream()
                            .filter(line -> line.bankAccount().equals(bank.id()))
                            .filter(line -> !scene.matched(line))
                            .toList();
            free = new ArrayList<>();
            for (var entry : scene.entries()) {
                if (!scene.matched(entry)) {
                    var amount =
                            entry.lines().stream()
                                    .filter(line -> line.account().equals(bank.account()))
                                    .map(Entry.Line::amount)
                                    .reduce(BigDecimal.ZERO, BigDecimal::add);
                    if (amount.signum() != 0) {
                        free.add(new Free(entry, amount));
                    }
                }
            }
        }

        List<BankLine> left() {
            exact();
            together();
            parts();
            return lines.stream().filter(line -> !told.contains(line)).toList();
        }

        private void exact() {
            for (int days : List.of(0, 2, 5, DAYS)) {
                for (var line : lines) {
                    if (!told.contains(line)) {
                        near(line, days).stream()
                                .filter(each -> each.amount().compareTo(line.amount()) == 0)
                                .min(Comparator.comparingLong(each -> apart(line, each)))
                                .ifPresent(each -> {
                                    free.remove(each);
                                    told.add(line);
                                });
                    }
                }
            }
        }

        /** Several entries of one line, as of a payment run. */
        private void together() {
            for (var line : lines) {
                if (!told.contains(line)) {
                    var found =
                            new Sums<>(Free::amount, SEARCHED)
                                    .find(
                                            near(line, DAYS).stream()
                                                    .filter(each ->
                                                            each.amount().signum()
                                                                    == line.amount().signum())
                                                    .sorted(
                                                            Comparator.comparingLong(
                                                                    each -> apart(line, each)))
                                                    .limit(MOST_TOGETHER)
                                                    .toList(),
                                            line.amount());
                    if (!found.isEmpty()) {
                        free.removeAll(found);
                        told.add(line);
                    }
                }
            }
        }

        /** Several lines of one entry, as of an invoice paid in parts. */
        private void parts() {
            for (var entry : List.copyOf(free)) {
                var open =
                        lines.stream()
                                .filter(line -> !told.contains(line) && apart(line, entry) <= DAYS)
                                .filter(line -> line.amount().signum() == entry.amount().signum())
                                .limit(MOST_TOGETHER)
                                .toList();
                told.addAll(new Sums<>(BankLine::amount, SEARCHED).find(open, entry.amount()));
            }
        }

        private List<Free> near(BankLine line, int days) {
            return free.stream().filter(each -> apart(line, each) <= days).toList();
        }

        private static long apart(BankLine line, Free entry) {
            return Math.abs(ChronoUnit.DAYS.between(entry.entry().date(), line.value()));
        }
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
