package dev.baton.api.finance.bank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.finance.bank.match.Reconciliation;
import dev.baton.finance.bank.match.Traded;
import dev.baton.finance.book.BankLine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionPageTest {
    private static final Reconciliation MADE = made();

    private static Reconciliation made() {
        var ledger = Traded.of(6, 300).ledger();
        return Reconciliation.of(ledger, Traded.BANK, ledger.company().asOf());
    }

    @Test
    void pages_hold_every_unmatched_line_once_and_end() {
        for (var limit : List.of(1, 3, 1000)) {
            var seen = new ArrayList<String>();
            var page = SuggestionPage.of(MADE, null, limit);
            while (true) {
                assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
                page.items().forEach(line -> seen.add(line.bankLine()));
                if (page.next() == null) {
                    break;
                }
                page = SuggestionPage.of(MADE, page.next(), limit);
            }
            assertThat(seen)
                    .containsExactlyElementsOf(
                            MADE.unmatched().stream().map(BankLine::id).sorted().toList());
        }
    }

    @Test
    void the_parts_of_the_statement_lead_from_the_bank_to_the_books() {
        var view = PositionView.of(MADE);
        var sum =
                new BigDecimal(view.perBank().amount())
                        .add(new BigDecimal(view.parts().inTransit().amount()))
                        .add(new BigDecimal(view.parts().outstanding().amount()))
                        .subtract(new BigDecimal(view.parts().notInBooks().amount()))
                        .subtract(new BigDecimal(view.parts().withinMatches().amount()));
        assertThat(sum).isEqualByComparingTo(view.perBooks());
        assertThat(new BigDecimal(view.difference())).isZero();
        assertThat(view.open().certainCount()).isEqualTo(MADE.matches().size());
        assertThat(view.open().left()).isEqualTo(MADE.unmatched().size());
    }
}
