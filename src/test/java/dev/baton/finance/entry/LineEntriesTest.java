package dev.baton.finance.entry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.finance.bank.match.Reconciliation;
import dev.baton.finance.book.BankLine;
import dev.baton.finance.book.Entry;
import dev.baton.finance.book.Ledger;
import dev.baton.finance.sample.Sample;
import dev.baton.finance.sample.SampleCompany;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LineEntriesTest {
    private static final Sample SAMPLE = SampleCompany.generate(3, 1);
    private static final Ledger ALL = SAMPLE.ledger();
    private static final LocalDate JUNE = LocalDate.of(2026, 6, 1);

    /** The books without what was booked on the bank's account in June. */
    private static final Ledger OPEN =
            Removed.without(
                    ALL,
                    entry ->
                            !entry.date().isBefore(JUNE)
                                    && entry.lines().stream()
                                            .anyMatch(line ->
                                                    line.account().equals(bank().account())),
                    _ -> false);

    private static dev.baton.finance.book.BankAccount bank() {
        return ALL.bankAccounts().getFirst();
    }

    private static LineEntries drafting(List<LineRule> rules, YearMonth... closed) {
        var made = Reconciliation.of(OPEN, bank(), OPEN.company().asOf());
        return new LineEntries(
                new Accountant(OPEN, Set.of(closed), Instant.EPOCH, "accounting_agent"),
                made,
                rules);
    }

    private static List<BankLine> june() {
        return Reconciliation.of(OPEN, bank(), OPEN.company().asOf()).unmatched().stream()
                .filter(line -> line.booked().isAfter(JUNE.plusDays(3)))
                .toList();
    }

    @Test
    void what_is_drafted_with_confidence_is_what_was_booked() {
        var entries =
                ALL.entries().stream().collect(Collectors.toMap(Entry::id, Function.identity()));
        var drafting = drafting(List.of());
        var sure = 0;
        var right = 0;
        for (var line : june()) {
            var truth = SAMPLE.truths().matches().getOrDefault(line.id(), List.of());
            for (var draft : drafting.of(line).drafts()) {
                if (draft.confidence() >= 0.95 && truth.size() == 1) {
                    sure++;
                    right +=
                            accounts(draft.entry()).equals(accounts(entries.get(truth.getFirst())))
                                    ? 1
                                    : 0;
                }
            }
        }
        assertThat(sure).isGreaterThan(15);
        assertThat(right / (double) sure).isGreaterThan(0.95);
    }

    /** Where it goes; one entry may tell of many lines, so amounts are not compared. */
    private static Set<String> accounts(Entry entry) {
        return entry.lines().stream()
                .map(line -> line.account() + " " + line.item())
                .collect(Collectors.toSet());
    }

    @Test
    void a_payment_on_a_loan_is_split_as_it_was_booked() {
        var drafting = drafting(List.of());
        var loans = june().stream().filter(line -> line.remittance().contains("ANNUITY")).toList();
        assertThat(loans).isNotEmpty();
        for (var line : loans) {
            var draft = drafting.of(line).drafts().getFirst();
            var truth = SAMPLE.truths().matches().get(line.id()).getFirst();
            var booked =
                    ALL.entries().stream()
                            .filter(entry -> entry.id().equals(truth))
                            .findFirst()
                            .orElseThrow();
            assertThat(draft.confidence()).isGreaterThanOrEqualTo(0.95);
            assertThat(sums(draft.entry())).isEqualTo(sums(booked));
        }
    }

    private static Set<String> sums(Entry entry) {
        return entry.lines().stream()
                .map(line -> line.account() + " " + line.base().setScale(2).toPlainString())
                .collect(Collectors.toSet());
    }

    @Test
    void what_had_input_tax_before_has_it_again() {
        var drafted =
                june().stream()
                        .filter(line -> line.remittance().equals("TRAIN TICKETS"))
                        .flatMap(line -> drafting(List.of()).of(line).drafts().stream())
                        .toList();
        assertThat(drafted).isNotEmpty();
        for (var draft : drafted) {
            var lines = draft.entry().lines();
            assertThat(lines).hasSize(3);
            var net = lines.get(1).amount();
            var tax = net.multiply(new BigDecimal("0.07")).subtract(lines.get(2).amount());
            assertThat(tax.abs()).isLessThan(new BigDecimal("0.01"));
            assertThat(lines.get(2).taxCode()).isEqualTo(lines.get(1).taxCode()).isNotNull();
        }
    }

    @Test
    void every_draft_balances_moves_the_line_on_the_banks_account_and_is_drafted_once() {
        var drafting = drafting(List.of());
        var chart = new Chart(OPEN.accounts());
        for (var line : june()) {
            var made = drafting.of(line);
            assertThat(made.drafts().size() + made.undecided().size()).isEqualTo(1);
            for (var draft : made.drafts()) {
                assertThat(Checks.faults(draft.entry(), OPEN.company(), chart, Set.of())).isEmpty();
                var moved = draft.entry().lines().getFirst();
                assertThat(moved.account()).isEqualTo(bank().account());
                assertThat(moved.amount()).isEqualByComparingTo(line.amount());
                assertThat(draft.entry().id())
                        .isEqualTo(drafting.of(line).drafts().getFirst().entry().id());
            }
        }
    }

    @Test
    void a_companys_own_rule_goes_before_history_and_general_rules() {
        var line = unknown("ENTGELT JUNI", "-12.50");
        var general = drafting(List.of()).of(line).drafts().getFirst();
        assertThat(general.judgement().reasons().getFirst()).contains("bank charges");
        var own = new LineRule("fees elsewhere", List.of("entgelt"), null, "7100", null, List.of());
        var draft = drafting(List.of(own)).of(line).drafts().getFirst();
        assertThat(draft.entry().lines().getLast().account()).isEqualTo("7100");
        assertThat(draft.confidence()).isGreaterThan(general.confidence());
    }

    @Test
    void what_nobody_knows_is_asked_and_a_closed_period_takes_nothing() {
        var asked = drafting(List.of()).of(unknown("XQZ 1", "-99.13"));
        assertThat(asked.drafts()).isEmpty();
        assertThat(asked.undecided().getFirst().question()).contains("-99.13");
        var closed = drafting(List.of(), YearMonth.of(2026, 6)).of(unknown("ENTGELT", "-12.50"));
        assertThat(closed.undecided().getFirst().question()).contains("is closed");
    }

    private static BankLine unknown(String text, String amount) {
        return new BankLine(
                "new-" + text,
                bank().id(),
                LocalDate.of(2026, 6, 30),
                LocalDate.of(2026, 6, 30),
                "EUR",
                new BigDecimal(amount),
                text,
                null,
                null,
                null);
    }
}
