package dev.baton.finance.entry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.finance.book.Entry;
import dev.baton.finance.book.Obligation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class LoanPaymentsTest {
    private static final LocalDate FEBRUARY = LocalDate.of(2026, 2, 27);
    private static final BigDecimal RATE = new BigDecimal("0.004");

    /** A loan of 10,000 of which 500.00 are paid each month, interest among it. */
    private static Owing annuity(int months) {
        var books =
                new Owing()
                        .customer("C1", "One")
                        .entry(
                                LocalDate.of(2026, 1, 1),
                                Owing.line("1200", "10000.00", null, null),
                                Owing.line("3170", "-10000.00", null, null));
        var owed = new BigDecimal("10000.00");
        for (int i = 0; i < months; i++) {
            var interest = owed.multiply(RATE).setScale(2, RoundingMode.HALF_EVEN);
            var repaid = new BigDecimal("500.00").subtract(interest);
            var day = FEBRUARY.plusMonths(i);
            books.bank(day, "-500.00", "BANK", "ANNUITY 4711 %d".formatted(i))
                    .entry(
                            day,
                            Owing.line("1200", "-500.00", null, null),
                            Owing.line("3170", repaid.toPlainString(), null, null),
                            Owing.line("7310", interest.toPlainString(), null, null))
                    .matched();
            owed = owed.subtract(repaid);
        }
        return books;
    }

    private static BigDecimal amount(Draft draft, String account) {
        return draft.entry().lines().stream()
                .filter(line -> line.account().equals(account))
                .map(Entry.Line::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void the_next_annuity_has_the_interest_on_what_is_owed_now() {
        var made =
                annuity(3)
                        .bank(FEBRUARY.plusMonths(3), "-500.00", "BANK", "ANNUITY 4711 MAY")
                        .drafted(3);
        var draft = made.drafts().getFirst();
        // 10,000.00, 9,540.00, 9,078.16 and 8,614.47 are owed before each of them.
        assertThat(amount(draft, "7310")).isEqualByComparingTo("34.46");
        assertThat(amount(draft, "3170")).isEqualByComparingTo("465.54");
        assertThat(draft.confidence()).isGreaterThanOrEqualTo(0.95);
        assertThat(draft.judgement().flags()).isEmpty();
    }

    @Test
    void another_amount_or_a_single_payment_before_is_asked_with_a_proposal() {
        var other =
                annuity(3)
                        .bank(FEBRUARY.plusMonths(3), "-2000.00", "BANK", "ANNUITY 4711 MAY")
                        .drafted(3);
        assertThat(other.drafts()).isEmpty();
        assertThat(other.undecided().getFirst().options())
                .contains("Bank loan 1965.54, Interest on loans 34.46", "all of it is repaid");
        var once =
                annuity(1)
                        .bank(FEBRUARY.plusMonths(1), "-500.00", "BANK", "ANNUITY 4711 MARCH")
                        .drafted(1);
        assertThat(once.undecided().getFirst().options().getFirst())
                .isEqualTo("Bank loan 461.84, Interest on loans 38.16");
    }

    @Test
    void what_is_planned_for_a_loan_and_was_never_split_is_asked() {
        var made =
                annuity(0)
                        .owes(
                                new Obligation(
                                        "D",
                                        Obligation.Kind.DEBT,
                                        "House bank",
                                        new BigDecimal("500.00"),
                                        FEBRUARY,
                                        1,
                                        null))
                        .bank(FEBRUARY, "-500.00", "BANK", "LOAN 4711")
                        .drafted(0);
        assertThat(made.drafts()).isEmpty();
        assertThat(made.undecided().getFirst().question()).contains("House bank", "interest?");
    }
}
