package dev.baton.finance.book.store;

import static dev.baton.finance.book.store.BooksWorld.ANN;
import static dev.baton.finance.book.store.SmallLedger.FIRST;
import static dev.baton.finance.book.store.SmallLedger.LAST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.finance.book.Item;
import dev.baton.finance.book.Ledger;
import dev.baton.finance.book.Turnover;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("postgres")
class StoredBooksTest {
    @AutoClose private final BooksWorld world = new BooksWorld();

    @Test
    void stored_books_read_as_the_ledger_they_were_taken_from() {
        var ledger = world.opened("small", 1, 120);
        var books = world.books("small");
        assertThat(books.company()).isEqualTo(ledger.company());
        assertThat(books.accounts()).containsExactlyInAnyOrderElementsOf(ledger.accounts());
        assertThat(books.parties()).isEqualTo(ledger.parties());
        assertThat(books.partyChanges()).isEqualTo(ledger.partyChanges());
        assertThat(books.obligations()).isEqualTo(ledger.obligations());
        assertThat(books.bankAccounts()).isEqualTo(ledger.bankAccounts());
        assertThat(books.matches()).isEqualTo(ledger.matches());
        assertThat(books.entries(FIRST, LAST)).isEqualTo(ledger.entries(FIRST, LAST));
        assertThat(world.companies.all()).contains(ledger.company());
    }

    @Test
    void sums_between_any_two_days_are_those_of_the_ledger() {
        var ledger = world.opened("small", 2, 150);
        var books = world.books("small");
        var random = new Random(7);
        for (int i = 0; i < 60; i++) {
            var from = FIRST.plusDays(random.nextInt(380));
            var to = from.plusDays(random.nextInt(i % 2 == 0 ? 40 : 380));
            assertThat(cents(books.turnovers(from, to)))
                    .isEqualTo(cents(ledger.turnovers(from, to)));
            assertThat(cents(books.balances(to))).isEqualTo(cents(ledger.balances(to)));
            assertThat(books.open(Item.Side.RECEIVABLE, to))
                    .containsExactlyInAnyOrderElementsOf(ledger.open(Item.Side.RECEIVABLE, to));
            assertThat(books.settlements(Item.Side.RECEIVABLE, from, to))
                    .isEqualTo(ledger.settlements(Item.Side.RECEIVABLE, from, to));
            assertThat(books.items(from, to))
                    .containsExactlyInAnyOrderElementsOf(ledger.items(from, to));
            assertThat(books.bankLines(from, to))
                    .containsExactlyInAnyOrderElementsOf(ledger.bankLines(from, to));
        }
        var monthEnd = FIRST.plusMonths(3).minusDays(1);
        assertThat(cents(books.turnovers(FIRST, monthEnd)))
                .isEqualTo(cents(ledger.turnovers(FIRST, monthEnd)));
        assertThat(books.open(Item.Side.PAYABLE, LAST)).isEmpty();
    }

    @Test
    void the_same_import_twice_adds_nothing() {
        var ledger = SmallLedger.of("small", 3, 40);
        var first = world.imports.load(ledger, "test", ANN);
        var again = world.imports.load(ledger, "test", ANN);
        assertThat(first.repeated()).isFalse();
        assertThat(first.counts().get("entries").added()).isEqualTo(ledger.entries().size());
        assertThat(again.repeated()).isTrue();
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.added()).isZero();
        assertThat(again.counts().get("entries").known()).isEqualTo(ledger.entries().size());
    }

    @Test
    void a_longer_ledger_adds_what_is_new_and_rejects_what_was_changed_at_its_source() {
        var before = SmallLedger.of("small", 4, 30);
        var after = SmallLedger.of("small", 4, 35);
        world.imports.load(before, "test", ANN);
        var changed = after.entries().getFirst().with(after.entries().get(1).lines());
        var report = world.imports.load(with(after, changed), "test", ANN);
        assertThat(report.counts().get("entries").rejected()).containsExactly(changed.id());
        assertThat(report.counts().get("items")).isEqualTo(new Imports.Count(5, 30, List.of()));
        assertThat(cents(world.books("small").balances(LAST)))
                .isEqualTo(cents(after.balances(LAST)));
    }

    @Test
    void an_entry_that_does_not_balance_keeps_the_whole_import_out() {
        var ledger = SmallLedger.of("small", 5, 10);
        var entry = ledger.entries().getFirst();
        var wrong = entry.with(entry.lines().subList(0, 2));
        assertThatThrownBy(() -> world.imports.load(with(ledger, wrong), "test", ANN))
                .hasMessageContaining("does not balance");
        assertThat(world.companies.all()).isEmpty();
    }

    @Test
    void a_company_without_books_is_not_found() {
        assertThatThrownBy(() -> world.books("nobody")).hasMessageContaining("not_found");
    }

    private static Map<String, BigDecimal> cents(Map<String, BigDecimal> balances) {
        var cents = new TreeMap<String, BigDecimal>();
        balances.forEach((account, balance) -> cents.put(account, balance.setScale(2)));
        return cents;
    }

    private static List<Turnover> cents(List<Turnover> turnovers) {
        return turnovers.stream()
                .map(each ->
                        new Turnover(
                                each.account(),
                                each.month(),
                                each.debit().setScale(2),
                                each.credit().setScale(2)))
                .toList();
    }

    private static Ledger with(Ledger ledger, dev.baton.finance.book.Entry changed) {
        return new Ledger(
                ledger.company(),
                ledger.accounts(),
                ledger.parties(),
                ledger.partyChanges(),
                ledger.obligations(),
                ledger.items(),
                ledger.entries().stream()
                        .map(each -> each.id().equals(changed.id()) ? changed : each)
                        .toList(),
                ledger.bankAccounts(),
                ledger.bankLines(),
                ledger.matches());
    }
}
