package dev.baton.finance.invoice.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.finance.book.Item;
import dev.baton.finance.book.Party;
import dev.baton.finance.invoice.Correction;
import dev.baton.finance.invoice.Field;
import dev.baton.finance.invoice.Iban;
import dev.baton.finance.invoice.Invoice;
import dev.baton.finance.invoice.Mark;
import dev.baton.finance.invoice.Place;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandardizationTest {
    private static final Mark SURE = new Mark(0.99, new Place.Derived("a test"));
    private static final String IBAN = "DE89370400440532013000";
    private static final Party LENS = vendor("v1", "Lens & Prism GmbH", "DE123456789", IBAN);
    private static final Party SHIP = vendor("v2", "Nord Spedition AG", null, null);

    private static Party vendor(String id, String name, String taxId, String iban) {
        return new Party(
                id, Party.Role.VENDOR, name, "DE", taxId, iban, 14, LocalDate.of(2024, 1, 1));
    }

    private static Invoice invoice(Map<Field, String> fields) {
        var invoice = Invoice.EMPTY;
        for (var each :
                Map.of(
                                Field.SELLER, "Lens & Prism GmbH",
                                Field.NUMBER, "R-100",
                                Field.DATE, "2026-05-10",
                                Field.DUE, "2026-05-24",
                                Field.CURRENCY, "EUR",
                                Field.NET, "100.00",
                                Field.TAX, "19.00",
                                Field.GROSS, "119.00")
                        .entrySet()) {
            invoice = Correction.apply(invoice, each.getKey(), each.getValue(), SURE);
        }
        for (var each : fields.entrySet()) {
            invoice = Correction.apply(invoice, each.getKey(), each.getValue(), SURE);
        }
        return invoice;
    }

    private static Item item(String number, String gross, LocalDate date) {
        return new Item(
                "i-" + number,
                Item.Side.PAYABLE,
                "v1",
                number,
                date,
                date.plusDays(14),
                "EUR",
                new BigDecimal(gross),
                BigDecimal.ZERO,
                new BigDecimal(gross),
                null);
    }

    private static Standard standard(Invoice invoice, Item... items) {
        return Standardization.of(invoice, List.of(LENS, SHIP), List.of(items));
    }

    @Test
    void a_sure_invoice_of_a_known_vendor_asks_nothing() {
        var standard = standard(invoice(Map.of()));

        assertThat(standard.open()).isEmpty();
        assertThat(standard.flags()).isEmpty();
        assertThat(standard.vendor().vendor()).isEqualTo(LENS);
        assertThat(standard.confidence()).isEqualTo(0.99);
    }

    @Test
    void what_is_missing_or_doubtful_or_ambiguous_is_asked() {
        var doubtful =
                Correction.apply(
                        invoice(Map.of(Field.NUMBER, "")),
                        Field.DATE,
                        "2026-03-04",
                        new Mark(
                                0.9,
                                new Place.Derived("a test"),
                                List.of("2026-03-04", "2026-04-03")));
        var open =
                standard(
                                Correction.apply(
                                        doubtful,
                                        Field.CURRENCY,
                                        "USD",
                                        new Mark(0.6, new Place.Derived("a test"))))
                        .open();

        assertThat(open)
                .extracting(Open::field)
                .containsExactly(Field.NUMBER, Field.DATE, Field.CURRENCY);
        assertThat(open.get(1).choices()).containsExactly("2026-03-04", "2026-04-03");
    }

    @Test
    void sums_that_do_not_come_out_even_are_asked_and_flagged() {
        var standard = standard(invoice(Map.of(Field.GROSS, "120.00")));

        assertThat(standard.flags()).contains("arithmetic");
        assertThat(standard.broken()).extracting(Finding::rule).contains("BR-CO-15");
        assertThat(standard.open()).extracting(Open::field).containsExactly(Field.GROSS);
        assertThat(standard.confidence()).isZero();
    }

    @Test
    void a_missing_due_date_follows_from_the_vendors_terms_and_says_so() {
        var standard = standard(invoice(Map.of(Field.DUE, "")));

        assertThat(standard.invoice().text(Field.DUE)).contains("2026-05-24");
        assertThat(standard.invoice().mark(Field.DUE).orElseThrow().place())
                .isInstanceOfSatisfying(
                        Place.Derived.class,
                        derived -> assertThat(derived.how()).contains("14 days"));
        assertThat(standard.open()).isEmpty();
    }

    @Test
    void an_unknown_seller_is_a_new_vendor_and_a_similar_name_is_asked() {
        assertThat(standard(invoice(Map.of(Field.SELLER, "Somebody Else Ltd"))).flags())
                .containsExactly("new_vendor");

        var similar =
                standard(
                        invoice(
                                Map.of(
                                        Field.SELLER,
                                        "Lens & Prisma GmbH",
                                        Field.SELLER_TAX_ID,
                                        "DE999999999")));
        assertThat(similar.open())
                .singleElement()
                .satisfies(open -> {
                    assertThat(open.field()).isEqualTo(Field.SELLER);
                    assertThat(open.choices()).contains("Lens & Prism GmbH", "Lens & Prisma GmbH");
                });
    }

    @Test
    void a_tax_number_finds_the_vendor_under_another_name_and_another_iban_is_flagged() {
        var standard =
                standard(
                        invoice(
                                Map.of(
                                        Field.SELLER, "L&P Optics",
                                        Field.SELLER_TAX_ID, "DE 123 456 789",
                                        Field.SELLER_IBAN, "GB29NWBK60161331926819")));

        assertThat(standard.vendor().how()).isEqualTo(VendorMatch.How.TAX_ID);
        assertThat(standard.flags()).containsExactly("changed_iban");
    }

    @Test
    void legal_forms_accents_and_case_do_not_part_a_name() {
        assertThat(CompanyName.likeness("LENS and Prism", "Lens & Prism GmbH")).isEqualTo(1);
        assertThat(CompanyName.likeness("Müller & Söhne KG", "Mueller und Soehne")).isEqualTo(1);
        assertThat(CompanyName.likeness("Société Générale S.A.", "Societe Generale")).isEqualTo(1);
        assertThat(CompanyName.likeness("Lens", "Nord Spedition")).isLessThan(0.3);
    }

    @ParameterizedTest
    @CsvSource({
        "R-100, 119.00, 2026-01-01, true",
        "r 100, 5.00, 2026-01-01, true",
        "R-1OO, 119.00, 2026-01-01, false",
        "R-010, 119.00, 2026-01-01, false",
        "R-107, 119.00, 2026-05-08, false",
        "X-9, 119.00, 2026-05-10, false"
    })
    void an_invoice_that_is_there_already_is_found(
            String number, String gross, LocalDate date, boolean certain) {
        var found = standard(invoice(Map.of()), item(number, gross, date)).duplicates();

        assertThat(found)
                .singleElement()
                .satisfies(each -> assertThat(each.certain()).isEqualTo(certain));
    }

    @ParameterizedTest
    @CsvSource({
        "R-101, 120.00, 2026-05-10",
        "R-201, 119.00, 2026-02-01",
        "R-107, 119.00, 2026-02-01"
    })
    void the_next_invoice_is_no_duplicate(String number, String gross, LocalDate date) {
        assertThat(standard(invoice(Map.of()), item(number, gross, date)).duplicates()).isEmpty();
    }

    @Test
    void one_wrong_digit_or_two_swapped_ones_make_an_iban_invalid() {
        assertThat(Iban.valid("DE89 3704 0044 0532 0130 00")).isTrue();
        var random = new Random(7);
        for (int i = 0; i < 500; i++) {
            var digits = IBAN.toCharArray();
            int at = 2 + random.nextInt(digits.length - 3);
            if (i % 2 == 0) {
                digits[at] = (char) ('0' + (digits[at] - '0' + 1 + random.nextInt(9)) % 10);
            } else {
                char swapped = digits[at];
                digits[at] = digits[at + 1];
                digits[at + 1] = swapped;
            }
            var changed = new String(digits);
            assertThat(Iban.valid(changed)).as(changed).isEqualTo(changed.equals(IBAN));
        }
        assertThat(Iban.in("IBAN DE89 3704 0044 0532 0130 00 BIC COBADEFF")).containsExactly(IBAN);
    }

    @Test
    void two_documents_of_one_invoice_are_the_same() {
        var one = invoice(Map.of());
        assertThat(Duplicates.same(one, invoice(Map.of(Field.SELLER, "Lens und Prism")))).isTrue();
        assertThat(Duplicates.same(one, invoice(Map.of(Field.NUMBER, "R-101")))).isFalse();
        assertThat(Duplicates.same(one, invoice(Map.of(Field.SELLER, "Nord AG")))).isFalse();
    }
}
