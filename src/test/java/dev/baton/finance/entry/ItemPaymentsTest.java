package dev.baton.finance.entry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.finance.book.Entry;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ItemPaymentsTest {
    private static final LocalDate MAY = LocalDate.of(2026, 5, 4);

    private static Owing three() {
        return new Owing()
                .customer("C1", "One")
                .customer("C2", "Two")
                .invoice("RE-1001", "C1", MAY, "1190.37")
                .invoice("RE-1002", "C1", MAY.plusDays(3), "771.12")
                .invoice("RE-1003", "C1", MAY.plusDays(9), "402.95")
                .invoice("RE-1004", "C2", MAY, "1173.32");
    }

    private static List<String> settled(Draft draft) {
        return draft.entry().lines().stream()
                .filter(line -> line.item() != null)
                .map(line -> line.item() + " " + line.amount().toPlainString())
                .sorted()
                .toList();
    }

    @Test
    void a_transfer_for_several_invoices_without_numbers_settles_the_only_ones_that_come_to_it() {
        var made = three().bank(MAY.plusDays(30), "1593.32", "C1", "thank you").drafted(0);
        var draft = made.drafts().getFirst();
        assertThat(settled(draft)).containsExactly("RE-1001 -1190.37", "RE-1003 -402.95");
        assertThat(draft.confidence()).isGreaterThanOrEqualTo(0.95);
        assertThat(draft.judgement().flags()).isEmpty();
        assertThat(draft.entry().text()).isEqualTo("Payment of RE-1001, RE-1003");
    }

    @Test
    void several_ways_to_come_to_it_are_asked_with_each_of_them() {
        var made =
                three().invoice("RE-1005", "C1", MAY, "771.12")
                        .bank(MAY.plusDays(30), "1961.49", "C1", "thank you")
                        .drafted(0);
        assertThat(made.drafts()).isEmpty();
        assertThat(made.undecided().getFirst().options())
                .containsExactlyInAnyOrder("RE-1001, RE-1002", "RE-1001, RE-1005");
    }

    @Test
    void numbers_that_the_text_names_go_before_other_ways_to_come_to_it() {
        var made =
                three().invoice("RE-1005", "C1", MAY, "771.12")
                        .bank(MAY.plusDays(30), "1961.49", "C1", "RE 1001 / RE 1005")
                        .drafted(0);
        var draft = made.drafts().getFirst();
        assertThat(settled(draft)).containsExactly("RE-1001 -1190.37", "RE-1005 -771.12");
        assertThat(draft.confidence()).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void round_amounts_that_may_come_to_anything_are_not_certain() {
        var owing = new Owing().customer("C1", "One");
        for (int i = 0; i < 9; i++) {
            owing.invoice("RE-20" + i + "0", "C1", MAY.plusDays(i), (1 << i) + "00.00");
        }
        var made = owing.bank(MAY.plusDays(30), "700.00", "C1", "thank you").drafted(0);
        assertThat(made.drafts()).isEmpty();
        assertThat(made.undecided().getFirst().options())
                .containsExactly("RE-2000, RE-2010, RE-2020");
    }

    @Test
    void less_than_the_named_invoices_by_a_discount_is_booked_as_discounts_were_before() {
        var before =
                three().invoice("RE-1000", "C1", MAY.minusDays(60), "1190.00")
                        .entry(
                                MAY.minusDays(50),
                                Owing.line("1200", "1166.20", null, null),
                                Owing.line("4736", "20.00", "C1", null),
                                Owing.line("3806", "3.80", null, null),
                                Owing.line("1400", "-1190.00", "C1", "RE-1000"));
        var made =
                before.bank(MAY.plusDays(9), "1922.27", "C1", "RE1001 RE1002 less 2 %").drafted(0);
        var draft = made.drafts().getFirst();
        assertThat(settled(draft)).containsExactly("RE-1001 -1190.37", "RE-1002 -771.12");
        assertThat(amount(draft, "4736")).isEqualByComparingTo("32.96");
        assertThat(amount(draft, "3806")).isEqualByComparingTo("6.26");
        assertThat(draft.judgement().flags()).containsExactly("cash_discount");
        assertThat(draft.confidence()).isLessThan(0.95);
        var unknown =
                three().bank(MAY.plusDays(9), "1922.27", "C1", "RE1001 RE1002 less 2 %").drafted(0);
        assertThat(unknown.undecided().getFirst().options()).containsExactly("RE-1001, RE-1002");
    }

    private static BigDecimal amount(Draft draft, String account) {
        return draft.entry().lines().stream()
                .filter(line -> line.account().equals(account))
                .map(Entry.Line::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void lines_that_name_one_invoice_and_come_to_it_are_no_partial_payments_to_be_asked_about() {
        var parts =
                three().bank(MAY.plusDays(20), "600.00", "C1", "RE-1001 first part")
                        .bank(MAY.plusDays(35), "590.37", "C1", "RE-1001 rest");
        for (int i = 0; i < 2; i++) {
            var draft = parts.drafted(i).drafts().getFirst();
            assertThat(draft.judgement().flags()).isEmpty();
            assertThat(draft.confidence()).isGreaterThanOrEqualTo(0.95);
        }
        var one = three().bank(MAY.plusDays(20), "600.00", "C1", "RE-1001 first part").drafted(0);
        assertThat(one.drafts().getFirst().judgement().flags()).containsExactly("partial_payment");
    }

    @Test
    void every_entry_of_several_items_balances() {
        var made = three().bank(MAY.plusDays(30), "1593.32", "C1", "thank you").drafted(0);
        var sums =
                made.drafts().getFirst().entry().lines().stream()
                        .collect(
                                Collectors.reducing(
                                        BigDecimal.ZERO, Entry.Line::base, BigDecimal::add));
        assertThat(sums).isEqualByComparingTo("0");
    }
}
