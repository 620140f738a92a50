package dev.baton.finance.invoice.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.finance.invoice.Invoice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RulesTest {
    private static BigDecimal money(String text) {
        return new BigDecimal(text);
    }

    /** An invoice that keeps every rule, with lines at two rates, an allowance and a charge. */
    private static Invoice right(Random random) {
        var lines = new ArrayList<Invoice.Line>();
        var bases = new java.util.TreeMap<BigDecimal, BigDecimal>();
        for (int i = 1; i <= 1 + random.nextInt(6); i++) {
            var price = BigDecimal.valueOf(1 + random.nextInt(99_999), 2);
            var quantity = BigDecimal.valueOf(1 + random.nextInt(9));
            var rate = money(random.nextBoolean() ? "19" : "7");
            lines.add(
                    new Invoice.Line(
                            "" + i, "thing", quantity, price, price.multiply(quantity), rate, "S"));
            bases.merge(rate, price.multiply(quantity), BigDecimal::add);
        }
        var sum = bases.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        var rate = bases.firstKey();
        bases.merge(rate, money("-0.50"), BigDecimal::add);
        var taxes =
                bases.entrySet().stream()
                        .map(each ->
                                new Invoice.TaxShare(
                                        "S",
                                        each.getKey(),
                                        each.getValue(),
                                        each.getValue()
                                                .multiply(each.getKey())
                                                .movePointLeft(2)
                                                .setScale(2, RoundingMode.HALF_UP)))
                        .toList();
        var tax =
                taxes.stream().map(Invoice.TaxShare::tax).reduce(BigDecimal.ZERO, BigDecimal::add);
        var net = sum.subtract(money("0.50"));
        return new Invoice(
                new Invoice.Head(
                        Invoice.Kind.INVOICE,
                        "1",
                        LocalDate.of(2026, 1, 2),
                        LocalDate.of(2026, 1, 9),
                        null,
                        "EUR",
                        null),
                new Invoice.Trader("A", "DE123456789", "DE89370400440532013000", "DE"),
                Invoice.Trader.UNKNOWN,
                lines,
                List.of(
                        new Invoice.Adjustment(false, money("2.00"), rate, null),
                        new Invoice.Adjustment(true, money("1.50"), rate, null)),
                taxes,
                new Invoice.Totals(
                        sum,
                        money("2.00"),
                        money("1.50"),
                        net,
                        tax,
                        net.add(tax),
                        money("10"),
                        money("0.01"),
                        net.add(tax).subtract(money("9.99"))),
                Map.of());
    }

    private static Set<String> broken(Invoice invoice) {
        return Rules.of(invoice).stream()
                .filter(finding -> !finding.holds())
                .map(Finding::rule)
                .collect(Collectors.toSet());
    }

    private static Invoice with(Invoice old, Invoice.Totals totals) {
        return new Invoice(
                old.head(),
                old.seller(),
                old.buyer(),
                old.lines(),
                old.adjustments(),
                old.taxes(),
                totals,
                Map.of());
    }

    @Test
    void an_invoice_that_is_right_breaks_no_rule() {
        var random = new Random(11);
        for (int i = 0; i < 300; i++) {
            var invoice = right(random);
            assertThat(broken(invoice)).isEmpty();
            assertThat(Rules.of(invoice))
                    .extracting(Finding::rule)
                    .contains(
                            "BR-CO-4",
                            "BR-CO-10",
                            "BR-CO-11",
                            "BR-CO-12",
                            "BR-CO-13",
                            "BR-CO-14",
                            "BR-CO-15",
                            "BR-CO-16",
                            "BR-CO-17",
                            "BR-CO-18",
                            "BR-CO-25",
                            "BR-CO-26");
        }
    }

    @Test
    void a_cent_more_in_any_sum_breaks_the_rules_that_speak_of_it() {
        var random = new Random(12);
        var cent = money("0.01");
        for (int i = 0; i < 100; i++) {
            var invoice = right(random);
            var t = invoice.totals();
            assertThat(
                            broken(
                                    with(
                                            invoice,
                                            new Invoice.Totals(
                                                    t.lines().add(cent),
                                                    t.allowances(),
                                                    t.charges(),
                                                    t.net(),
                                                    t.tax(),
                                                    t.gross(),
                                                    t.prepaid(),
                                                    t.rounding(),
                                                    t.payable()))))
                    .containsExactlyInAnyOrder("BR-CO-10", "BR-CO-13");
            assertThat(
                            broken(
                                    with(
                                            invoice,
                                            new Invoice.Totals(
                                                    t.lines(),
                                                    t.allowances().add(cent),
                                                    t.charges(),
                                                    t.net(),
                                                    t.tax(),
                                                    t.gross(),
                                                    t.prepaid(),
                                                    t.rounding(),
                                                    t.payable()))))
                    .containsExactlyInAnyOrder("BR-CO-11", "BR-CO-13");
            assertThat(
                            broken(
                                    with(
                                            invoice,
                                            new Invoice.Totals(
                                                    t.lines(),
                                                    t.allowances(),
                                                    t.charges(),
                                                    t.net(),
                                                    t.tax().add(cent),
                                                    t.gross(),
                                                    t.prepaid(),
                                                    t.rounding(),
                                                    t.payable()))))
                    .containsExactlyInAnyOrder("BR-CO-14", "BR-CO-15");
            assertThat(
                            broken(
                                    with(
                                            invoice,
                                            new Invoice.Totals(
                                                    t.lines(),
                                                    t.allowances(),
                                                    t.charges(),
                                                    t.net(),
                                                    t.tax(),
                                                    t.gross(),
                                                    t.prepaid(),
                                                    t.rounding(),
                                                    t.payable().add(cent)))))
                    .containsExactly("BR-CO-16");
        }
    }

    @Test
    void an_invoice_without_a_due_date_terms_or_tax_number_is_told() {
        var invoice = right(new Random(1));
        var bare =
                new Invoice(
                        new Invoice.Head(Invoice.Kind.INVOICE, "1", null, null, null, "EUR", null),
                        Invoice.Trader.UNKNOWN,
                        Invoice.Trader.UNKNOWN,
                        List.of(),
                        List.of(),
                        List.of(),
                        invoice.totals(),
                        Map.of());

        assertThat(broken(bare)).contains("BR-CO-25", "BR-CO-26", "BR-CO-18");
    }
}
