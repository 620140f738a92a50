package dev.baton.finance.entry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.finance.book.Entry;
import dev.baton.finance.book.Item;
import dev.baton.finance.book.Ledger;
import dev.baton.finance.invoice.Field;
import dev.baton.finance.invoice.Invoice;
import dev.baton.finance.invoice.Mark;
import dev.baton.finance.invoice.Place;
import dev.baton.finance.sample.SampleCompany;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class InvoiceEntriesTest {
    private static final LocalDate JUNE = LocalDate.of(2026, 6, 1);
    private static final Ledger ALL = SampleCompany.generate(2, 1).ledger();
    private static final List<Item> BILLS =
            ALL.items().stream()
                    .filter(item -> item.side() == Item.Side.PAYABLE && !item.date().isBefore(JUNE))
                    .toList();

    /** As the books were at the end of May. */
    private static final Ledger MAY =
            Removed.without(
                    ALL,
                    entry -> !entry.date().isBefore(JUNE),
                    item -> !item.date().isBefore(JUNE));

    private static InvoiceEntries drafting(Ledger books, YearMonth... closed) {
        return new InvoiceEntries(
                new Accountant(books, Set.of(closed), Instant.EPOCH, "accounting_agent"));
    }

    private static Map<String, BigDecimal> byAccount(List<Entry.Line> lines) {
        return lines.stream()
                .collect(
                        Collectors.toMap(
                                Entry.Line::account,
                                Entry.Line::base,
                                BigDecimal::add,
                                TreeMap::new));
    }

    @Test
    void bills_are_drafted_as_the_bookkeeper_booked_them() {
        var drafting = drafting(MAY);
        var right = 0;
        for (var bill : BILLS) {
            var made = drafting.of(Removed.invoice(ALL, bill), bill.party());
            var booked = byAccount(Removed.opening(ALL, bill).lines());
            if (made.drafts().size() == 1
                    && byAccount(made.drafts().getFirst().entry().lines()).equals(booked)) {
                right++;
            }
        }
        assertThat(BILLS.size()).isGreaterThan(20);
        assertThat(right / (double) BILLS.size()).isGreaterThan(0.9);
    }

    @Test
    void a_draft_balances_names_the_vendor_and_opens_its_item() {
        for (var bill : BILLS) {
            for (var draft : drafting(MAY).of(Removed.invoice(ALL, bill), bill.party()).drafts()) {
                assertThat(
                                Checks.faults(
                                        draft.entry(),
                                        MAY.company(),
                                        new Chart(MAY.accounts()),
                                        Set.of()))
                        .isEmpty();
                assertThat(draft.item()).isNotNull();
                assertThat(draft.entry().lines().getLast().item()).isEqualTo(draft.item().id());
                assertThat(draft.entry().lines().getLast().amount())
                        .isEqualByComparingTo(bill.gross().negate());
                assertThat(draft.entry().status()).isEqualTo(Entry.Status.DRAFT);
                assertThat(draft.judgement().reasons()).isNotEmpty();
            }
        }
    }

    @Test
    void what_is_booked_already_is_refused_however_its_number_is_written() {
        var bill = BILLS.getFirst();
        var again = drafting(ALL).of(Removed.invoice(ALL, bill), bill.party());
        assertThat(again.drafts()).isEmpty();
        assertThat(again.undecided().getFirst().question()).contains("booked already");
        var spaced =
                new Item(
                        "x",
                        bill.side(),
                        bill.party(),
                        " " + bill.number().replace("-", "/ "),
                        bill.date(),
                        bill.due(),
                        bill.currency(),
                        bill.net(),
                        bill.tax(),
                        bill.gross(),
                        null);
        assertThat(drafting(ALL).of(Removed.invoice(ALL, spaced), bill.party()).drafts()).isEmpty();
    }

    @Test
    void what_does_not_add_up_lacks_a_field_or_is_of_nobody_is_asked() {
        var bill = BILLS.getFirst();
        var invoice = Removed.invoice(ALL, bill);
        var wrong =
                with(
                        invoice,
                        Removed.totals(bill.net(), bill.tax(), bill.gross().add(BigDecimal.ONE)));
        assertThat(question(wrong, bill.party())).contains("do not come to gross");
        assertThat(question(with(invoice, Removed.totals(null, null, null)), bill.party()))
                .contains("gross amount");
        var stranger = Removed.invoice(bill, new Invoice.Trader("Nobody Ltd", "XX1", null, null));
        assertThat(question(stranger, null)).contains("Nobody Ltd");
    }

    private static String question(
            Invoice invoice, @org.jspecify.annotations.Nullable String party) {
        var made = drafting(MAY).of(invoice, party);
        assertThat(made.drafts()).isEmpty();
        return made.undecided().getFirst().question();
    }

    private static Invoice with(Invoice of, Invoice.Totals totals) {
        return new Invoice(
                of.head(),
                of.seller(),
                of.buyer(),
                of.lines(),
                of.adjustments(),
                of.taxes(),
                totals,
                of.marks());
    }

    @Test
    void a_closed_period_takes_nothing() {
        var bill = BILLS.getFirst();
        var made =
                drafting(MAY, YearMonth.from(bill.date()))
                        .of(Removed.invoice(ALL, bill), bill.party());
        assertThat(made.drafts()).isEmpty();
        assertThat(made.undecided().getFirst().question()).contains("is closed");
    }

    @Test
    void another_iban_is_flagged_and_a_doubtful_field_makes_the_draft_doubtful() {
        var bill = BILLS.getFirst();
        var invoice = Removed.invoice(ALL, bill);
        var seller = invoice.seller();
        var elsewhere =
                Removed.invoice(
                        bill,
                        new Invoice.Trader(
                                seller.name(), seller.taxId(), "DE00123", seller.country()));
        var sure = drafting(MAY).of(elsewhere, bill.party()).drafts().getFirst();
        assertThat(sure.judgement().flags()).contains("changed_iban");
        var doubtful =
                new Invoice(
                        elsewhere.head(),
                        elsewhere.seller(),
                        elsewhere.buyer(),
                        List.of(),
                        List.of(),
                        List.of(),
                        elsewhere.totals(),
                        Map.of(Field.GROSS, new Mark(0.4, new Place.Derived("guess"))));
        assertThat(drafting(MAY).of(doubtful, bill.party()).drafts().getFirst().confidence())
                .isEqualTo(0.4);
    }

    @Test
    void a_credit_note_is_the_mirror_of_its_invoice() {
        var bill = BILLS.getFirst();
        var invoice =
                drafting(MAY).of(Removed.invoice(ALL, bill), bill.party()).drafts().getFirst();
        var credit =
                new Item(
                        "c",
                        bill.side(),
                        bill.party(),
                        bill.number(),
                        bill.date(),
                        bill.due(),
                        bill.currency(),
                        bill.net().negate(),
                        bill.tax().negate(),
                        bill.gross().negate(),
                        null);
        var mirror =
                drafting(MAY).of(Removed.invoice(ALL, credit), bill.party()).drafts().getFirst();
        var sums = byAccount(invoice.entry().lines());
        byAccount(mirror.entry().lines())
                .forEach((account, base) ->
                        assertThat(base).isEqualByComparingTo(sums.get(account).negate()));
        assertThat(mirror.item().gross()).isEqualByComparingTo(credit.gross());
    }
}
