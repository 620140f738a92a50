package dev.baton.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.finance.bank.match.Reconciliation;
import dev.baton.finance.bank.match.Score;
import dev.baton.finance.sample.SampleCompany;
import org.junit.jupiter.api.Test;

class ReconciliationFiguresTest {
    @Test
    void what_a_company_left_open_is_matched_rightly_or_suggested() {
        var last = Score.NONE;
        var all = Score.NONE;
        for (var seed = 4; seed <= 5; seed++) {
            var sample = SampleCompany.generate(seed, 1);
            last = last.plus(ReconciliationBench.score(sample, sample.ledger()));
            var nothing = ReconciliationBench.unmatched(sample.ledger());
            all = all.plus(ReconciliationBench.score(sample, nothing));
        }
        for (var score : new Score[] {last, all}) {
            assertThat(score.documented()).isGreaterThan(100);
            assertThat(score.wrong()).isZero();
            assertThat(score.recall()).isGreaterThan(0.85);
            assertThat(score.withSuggestions()).isGreaterThan(0.97);
        }
    }

    @Test
    void the_statement_of_a_company_ties_at_the_end_of_its_books() {
        var books = SampleCompany.generate(3, 1).ledger();
        for (var bank : books.bankAccounts()) {
            var position = Reconciliation.of(books, bank, books.company().asOf()).position();
            assertThat(position.difference()).isEqualByComparingTo("0");
        }
    }
}
