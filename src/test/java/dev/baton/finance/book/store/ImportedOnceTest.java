package dev.baton.finance.book.store;

import static dev.baton.finance.book.store.BooksWorld.ANN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("postgres")
class ImportedOnceTest {
    @AutoClose private final BooksWorld world = new BooksWorld();

    @Test
    void a_bank_statement_comes_once_and_its_lines_go_with_the_run_that_brought_it() {
        world.opened("co", 1, 0);
        var line = SmallLedger.of("x", 1, 5).bankLines().getFirst();
        var statement =
                new Matching.Statement(
                        "st-1",
                        "B1",
                        SmallLedger.FIRST,
                        SmallLedger.LAST,
                        "EUR",
                        SmallLedger.money(0),
                        line.amount(),
                        "hash of the file");
        var agent = Actor.agent("reconciliation_agent", "run-7", "E1");
        assertThat(world.matching.statement("co", statement, List.of(line), agent))
                .isEqualTo("st-1");
        assertThat(world.matching.statement("co", statement, List.of(line), agent))
                .isEqualTo("st-1");
        assertThat(world.books("co").bankLines(SmallLedger.FIRST, SmallLedger.LAST.plusYears(1)))
                .containsExactly(line);
        assertThat(world.rollback.ofRun("co", "run-7", agent).voided()).isEqualTo(2);
        assertThat(world.books("co").bankLines(SmallLedger.FIRST, SmallLedger.LAST.plusYears(1)))
                .isEmpty();
        world.matching.statement("co", statement, List.of(line), agent);
        assertThat(world.books("co").bankLines(SmallLedger.FIRST, SmallLedger.LAST.plusYears(1)))
                .containsExactly(line);
    }

    @Test
    void what_changes_of_a_party_is_kept_field_by_field() {
        world.opened("co", 1, 0);
        var party = world.books("co").parties().getFirst();
        world.matching.party("co", party, ANN);
        var moved =
                new dev.baton.finance.book.Party(
                        party.id(),
                        party.role(),
                        party.name(),
                        party.country(),
                        party.taxId(),
                        "DE89370400440532013000",
                        party.terms(),
                        party.since());
        world.matching.party("co", moved, ANN);
        assertThat(world.books("co").parties()).contains(moved);
        assertThat(world.books("co").partyChanges())
                .filteredOn(change -> change.party().equals(party.id()))
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.field()).isEqualTo("iban");
                    assertThat(change.after()).isEqualTo("DE89370400440532013000");
                    assertThat(change.by()).isEqualTo("ann");
                });
    }

    @Test
    void an_import_into_a_closed_month_is_refused_whole() {
        world.opened("co", 1, 0);
        world.sql(
                "insert into books.period select 'co', d::date, 'closed', 'ann', now()"
                        + " from generate_series('2025-01-01'::date, '2025-12-01', '1 month') d");
        assertThatThrownBy(() -> world.imports.load(SmallLedger.of("co", 1, 4), "test", ANN))
                .hasMessageContaining("is closed");
        assertThat(world.books("co").items(SmallLedger.FIRST, SmallLedger.LAST)).isEmpty();
    }
}
