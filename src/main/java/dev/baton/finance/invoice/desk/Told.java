package dev.baton.finance.invoice.desk;

import dev.baton.finance.fact.Fact;
import dev.baton.finance.invoice.Field;
import dev.baton.finance.invoice.Invoice;
import dev.baton.plan.Value;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Invoices in a few words and as a table, the way chat shows them; each number is a fact. */
final class Told {
    static final List<String> COLUMNS =
            List.of("document", "seller", "number", "date", "due", "gross", "currency", "remark");

    private Told() {}

    static Value row(String name, Invoice invoice, String remark) {
        var cells = new ArrayList<Value>();
        cells.add(Value.text(name));
        for (var field :
                List.of(
                        Field.SELLER,
                        Field.NUMBER,
                        Field.DATE,
                        Field.DUE,
                        Field.GROSS,
                        Field.CURRENCY)) {
            cells.add(Value.text(invoice.text(field).orElse("")));
        }
        cells.add(Value.text(remark));
        return new Value.Items(cells);
    }

    /** How many there are, and their gross sums by currency; credit notes take away. */
    static List<Fact> facts(
            String id, List<Invoice> invoices, LocalDate asOf, List<String> inputs) {
        var facts = new ArrayList<Fact>();
        facts.add(
                new Fact(
                        id + ".count",
                        "invoices",
                        BigDecimal.valueOf(invoices.size()),
                        "count",
                        asOf,
                        "number of invoices",
                        inputs));
        var sums = new TreeMap<String, BigDecimal>();
        for (var invoice : invoices) {
            var gross = invoice.totals().gross();
            var currency = invoice.head().currency();
            if (gross != null && currency != null) {
                sums.merge(currency, invoice.credit() ? gross.negate() : gross, BigDecimal::add);
            }
        }
        sums.forEach((currency, sum) ->
                facts.add(
                        new Fact(
                                id + ".gross." + currency,
                                "gross sum in " + currency,
                                sum,
                                currency,
                                asOf,
                                "sum of what the invoices come to, credit notes taken away",
                                inputs)));
        return facts;
    }

    static String sums(List<Fact> facts) {
        var sums =
                facts.stream()
                        .skip(1)
                        .map(fact -> "%s %s".formatted(fact.unit(), fact.value().toPlainString()))
                        .toList();
        return sums.isEmpty() ? "" : " They come to " + String.join(" and ", sums) + ".";
    }
}
