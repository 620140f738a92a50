package dev.baton.finance.bank.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.finance.book.BankLine;
import dev.baton.finance.book.Entry;
import dev.baton.finance.book.Ledger;
import dev.baton.finance.book.Match;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReconciliationTest {
    private static Reconciliation of(Ledger ledger) {
        return Reconciliation.of(ledger, Traded.BANK, ledger.company().asOf());
    }

    private static Ledger with(Ledger ledger, List<Match> matches) {
        return new Ledger(
                ledger.company(),
                ledger.accounts(),
                ledger.parties(),
                ledger.partyChanges(),
                ledger.obligations(),
                ledger.items(),
                ledger.entries(),
                ledger.bankAccounts(),
                ledger.bankLines(),
                matches);
    }

    @Test
    void what_is_matched_is_right_and_it_is_most_of_what_can_be() {
        var sum = Score.NONE;
        for (var seed = 1; seed <= 10; seed++) {
            var made = Traded.of(seed, 400);
            sum = sum.plus(Score.of(of(made.ledger()), made.truth, made.truth.keySet()));
        }
        assertThat(sum.wrong()).isZero();
        assertThat(sum.recall()).isGreaterThan(0.9);
        assertThat(sum.withSuggestions()).isGreaterThan(0.97);
    }

    @Test
    void no_line_and_no_entry_is_matched_twice_or_matched_and_suggested() {
        for (var seed = 20; seed < 50; seed++) {
            var made = of(Traded.of(seed, 150).ledger());
            var used = new HashSet<String>();
            for (var match : made.matches()) {
                match.bankLines().forEach(line -> assertThat(used.add(line)).isTrue());
                match.entries().forEach(entry -> assertThat(used.add(entry)).isTrue());
            }
            for (var each : made.suggestions()) {
                assertThat(used).doesNotContainAnyElementsOf(each.bankLines());
                assertThat(used).doesNotContainAnyElementsOf(each.entries());
            }
        }
    }

    @Test
    void a_match_taken_back_is_found_again_just_as_it_was() {
        for (var seed = 60; seed < 75; seed++) {
            var ledger = Traded.of(seed, 120).ledger();
            var all = of(ledger).matches();
            var reconciled = with(ledger, all);
            assertThat(of(reconciled).matches()).isEmpty();
            var kept = new ArrayList<>(all);
            var back = kept.remove(new Random(seed).nextInt(kept.size()));
            assertThat(of(with(ledger, kept)).matches()).containsExactly(back);
            assertThat(Set.copyOf(of(with(ledger, List.of())).matches()))
                    .isEqualTo(Set.copyOf(all));
        }
    }

    @Test
    void the_statement_ties_before_matching_after_it_and_on_every_day() {
        for (var seed = 80; seed < 90; seed++) {
            var ledger = Traded.of(seed, 80).ledger();
            var position = of(ledger).position();
            assertThat(position.difference()).isEqualByComparingTo("0");
            assertThat(position.perBooks())
                    .isEqualByComparingTo(ledger.balances(ledger.company().asOf()).get("1200"));
            for (var day = 0; day < 60; day += 7) {
                var at = ledger.company().firstDay().plusDays(60 + day);
                var of = Reconciliation.of(ledger, Traded.BANK, at).position();
                assertThat(of.difference()).isEqualByComparingTo("0");
                assertThat(of.perBooks()).isEqualByComparingTo(ledger.balances(at).get("1200"));
            }
        }
    }

    @Test
    void the_opening_balance_of_the_books_is_where_the_bank_began_and_not_on_its_way() {
        var ledger = dev.baton.finance.sample.SampleCompany.books(3, 1, 2).ledger();
        for (var bank : ledger.bankAccounts()) {
            var day = ledger.company().asOf();
            var position = Reconciliation.of(ledger, bank, day).position();
            var opening =
                    ledger
                            .entries(ledger.company().firstDay(), ledger.company().firstDay())
                            .stream()
                            .filter(entry ->
                                    entry.lines().stream()
                                            .anyMatch(line ->
                                                    equity(ledger).contains(line.account())))
                            .toList();
            assertThat(opening).isNotEmpty();
            assertThat(position.difference()).isEqualByComparingTo("0");
            assertThat(position.inTransit().ids())
                    .doesNotContainAnyElementsOf(opening.stream().map(Entry::id).toList());
        }
    }

    private static List<String> equity(Ledger ledger) {
        return ledger.accounts().stream()
                .filter(account -> account.kind() == dev.baton.finance.book.Kind.EQUITY)
                .map(dev.baton.finance.book.Account::code)
                .toList();
    }

    @Test
    void a_reversed_entry_and_its_mirror_are_never_matched_and_the_statement_ties_on_every_day() {
        var ledger = Traded.of(7, 60).ledger();
        var entries = new ArrayList<>(ledger.entries());
        var paid =
                entries.stream()
                        .filter(each -> each.id().startsWith("E"))
                        .findFirst()
                        .orElseThrow();
        entries.remove(paid);
        entries.add(changed(paid, paid.id(), 0, Entry.Status.REVERSED, null, 1));
        entries.add(changed(paid, "mirror", 10, Entry.Status.POSTED, paid.id(), -1));
        var books =
                new Ledger(
                        ledger.company(),
                        ledger.accounts(),
                        ledger.parties(),
                        List.of(),
                        List.of(),
                        ledger.items(),
                        entries,
                        ledger.bankAccounts(),
                        ledger.bankLines(),
                        List.of());
        assertThat(of(books).matches()).noneMatch(match -> match.entries().contains(paid.id()));
        for (var day : List.of(paid.date().minusDays(1), paid.date(), paid.date().plusDays(20))) {
            var position = Reconciliation.of(books, Traded.BANK, day).position();
            assertThat(position.difference()).isEqualByComparingTo("0");
            assertThat(position.perBooks()).isEqualByComparingTo(books.balances(day).get("1200"));
            assertThat(position.inTransit().ids().contains(paid.id()))
                    .isEqualTo(day.equals(paid.date()));
        }
    }

    private static Entry changed(
            Entry of,
            String id,
            int later,
            Entry.Status status,
            @org.jspecify.annotations.Nullable String reverses,
            int sign) {
        return new Entry(
                id,
                of.journal(),
                of.number(),
                of.date().plusDays(later),
                of.recorded(),
                of.text(),
                of.source(),
                of.document(),
                of.preparedBy(),
                of.approvedBy(),
                status,
                reverses,
                of.lines().stream()
                        .map(line ->
                                new Entry.Line(
                                        line.account(),
                                        line.currency(),
                                        line.amount().multiply(BigDecimal.valueOf(sign)),
                                        line.base().multiply(BigDecimal.valueOf(sign)),
                                        line.party(),
                                        line.item(),
                                        line.taxCode()))
                        .toList());
    }

    @Test
    void a_bank_that_says_another_balance_shows_in_the_difference() {
        var ledger = Traded.of(3, 50).ledger();
        var asOf = ledger.company().asOf();
        var right = of(ledger).position().perBank();
        var wrong =
                Reconciliation.of(
                        ledger, Traded.BANK, asOf, List.of(), right.add(new BigDecimal("12.00")));
        assertThat(wrong.position().difference()).isEqualByComparingTo("12.00");
    }

    @Test
    void equal_amounts_without_anything_else_are_left_to_a_person() {
        var made = Traded.of(1, 40);
        var ledger = made.ledger();
        var entry = ledger.entries().stream().filter(each -> each.id().startsWith("E")).findFirst();
        var amount = entry.orElseThrow().lines().getFirst().amount();
        var stranger =
                new BankLine(
                        "X",
                        "b1",
                        entry.orElseThrow().date(),
                        entry.orElseThrow().date(),
                        "EUR",
                        amount,
                        "no word about it",
                        "Nobody known",
                        null,
                        null);
        var only =
                new Ledger(
                        ledger.company(),
                        ledger.accounts(),
                        ledger.parties(),
                        List.of(),
                        List.of(),
                        ledger.items(),
                        ledger.entries(),
                        ledger.bankAccounts(),
                        List.of(stranger),
                        List.of());
        var reconciled = of(only);
        assertThat(reconciled.matches()).isEmpty();
        assertThat(reconciled.suggestions().getFirst().reasons()).contains("same amount");
        assertThat(reconciled.suggestions().getFirst().confidence()).isLessThan(0.7);
    }
}
