package dev.baton.finance.invoice.text;

import dev.baton.finance.invoice.Correction;
import dev.baton.finance.invoice.Field;
import dev.baton.finance.invoice.Iban;
import dev.baton.finance.invoice.Invoice;
import dev.baton.finance.invoice.Ours;
import dev.baton.finance.invoice.page.Cell;
import dev.baton.finance.invoice.page.Row;
import dev.baton.finance.invoice.page.Sheet;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads an invoice from the words of its pages, by general rules and never by a layout. */
public final class TextReader {
    private static final Pattern CREDIT =
            Pattern.compile(
                    "(?iu)\\b(?:credit (?:note|memo)|gutschrift|rechnungskorrektur|stornorechnung|"
                            + "facture d.avoir|avoir|note de crédit)\\b");
    private static final int TITLE_ROWS = 12;
    private static final double EVEN = 0.97;
    private static final double UNEVEN = 0.5;

    private final Sheet sheet;
    private final Ours ours;
    private final List<Hit> hits;
    private final Map<Field, Choice> choices = new EnumMap<>(Field.class);

    private TextReader(Sheet sheet, Ours ours) {
        this.sheet = sheet;
        this.ours = ours;
        hits = Hits.of(sheet);
    }

    /** What the words say; what they do not say is absent. */
    public static Invoice read(Sheet sheet, Ours ours) {
        return new TextReader(sheet, ours).invoice();
    }

    private Invoice invoice() {
        Numbers.of(hits).ifPresent(choice -> choices.put(Field.NUMBER, choice));
        choices.putAll(Days.of(sheet, hits, Tongue.of(sheet.text(), hits)));
        traders();
        var sums = Sums.of(sheet, hits);
        sums.ifPresent(this::sums);
        Currencies.of(sheet, hits, sums.map(each -> each.gross().cell()).orElse(null))
                .ifPresent(choice -> choices.put(Field.CURRENCY, choice));
        var invoice = Invoice.EMPTY;
        for (var each : choices.entrySet()) {
            invoice =
                    Correction.apply(
                            invoice,
                            each.getKey(),
                            each.getValue().value(),
                            each.getValue().mark());
        }
        return whole(invoice);
    }

    private void traders() {
        var names = new Names(sheet, hits, ours);
        names.seller().ifPresent(choice -> choices.put(Field.SELLER, choice));
        names.buyer().ifPresent(choice -> choices.put(Field.BUYER, choice));
        var ids = TaxIds.owners(TaxIds.in(sheet, hits, names.buyerBlock()));
        ids.forEach((buyers, found) ->
                choices.put(
                        buyers ? Field.BUYER_TAX_ID : Field.SELLER_TAX_ID,
                        Choice.at(found.cell(), found.id(), 0.95 * found.cell().confidence())));
        for (var row : sheet.rows()) {
            for (var iban : Iban.in(row.text())) {
                if (ours.ibans().stream().noneMatch(own -> Iban.compact(own).equals(iban))) {
                    // Its check digits fit, so no digit was misread.
                    choices.putIfAbsent(Field.SELLER_IBAN, Choice.at(cell(row, iban), iban, 0.97));
                }
            }
        }
    }

    private static Cell cell(Row row, String iban) {
        return row.cells().stream()
                .filter(cell -> Iban.in(cell.text()).contains(iban))
                .findFirst()
                .orElseGet(() -> row.cells().getFirst());
    }

    private void sums(Sums.Triple sums) {
        amount(Field.NET, sums.net(), sums.even());
        amount(Field.TAX, sums.tax(), sums.even());
        amount(Field.GROSS, sums.gross(), sums.even());
        var payable = labelled(Label.PAYABLE);
        var prepaid = labelled(Label.PREPAID);
        for (var paid : prepaid) {
            for (var due : payable) {
                // Only what comes out even was paid before: the words alone say too little.
                if (sums.gross().value().subtract(paid.value().abs()).compareTo(due.value().abs())
                        == 0) {
                    put(Field.PREPAID, paid);
                    put(Field.PAYABLE, due);
                }
            }
        }
    }

    private void put(Field field, Amounts.Amount amount) {
        choices.put(field, Choice.at(amount.cell(), amount.value().abs().toPlainString(), EVEN));
    }

    private List<Amounts.Amount> labelled(Label label) {
        return Hits.of(hits, label).flatMap(hit -> Amounts.in(hit.right()).stream()).toList();
    }

    private void amount(Field field, Sums.Candidate sum, boolean even) {
        var value = sum.value().toPlainString();
        if (!even && sum.score() == 0) {
            return;
        }
        double sure = even ? sum.score() > 0.3 ? EVEN : 0.85 : UNEVEN;
        choices.put(
                field,
                sum.cell() == null
                        ? Choice.derived(value, even ? 0.9 : UNEVEN, "what the other sums leave")
                        : Choice.at(sum.cell(), value, sure));
    }

    /** With its kind, terms and taxes by rate. */
    private Invoice whole(Invoice read) {
        var head = read.head();
        boolean credit =
                sheet.rows().stream()
                        .limit(TITLE_ROWS)
                        .anyMatch(row -> CREDIT.matcher(row.text()).find());
        return new Invoice(
                new Invoice.Head(
                        credit ? Invoice.Kind.CREDIT_NOTE : Invoice.Kind.INVOICE,
                        head.number(),
                        head.issue(),
                        head.due(),
                        head.delivery(),
                        head.currency(),
                        Days.terms(sheet).orElse(null)),
                read.seller(),
                read.buyer(),
                Items.of(sheet, read.totals().net()),
                List.of(),
                taxes(read),
                read.totals(),
                read.marks());
    }

    /** Taxes by rate, when they come to the whole tax. */
    private List<Invoice.TaxShare> taxes(Invoice read) {
        var net = read.totals().net();
        var tax = read.totals().tax();
        if (net == null || tax == null) {
            return List.of();
        }
        var byRate = Sums.byRate(sheet, hits);
        var sum = byRate.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (byRate.size() > 1 && sum.compareTo(tax) == 0) {
            var shares = new ArrayList<Invoice.TaxShare>();
            byRate.forEach(
                    (rate, each) -> shares.add(new Invoice.TaxShare(null, rate, null, each)));
            return shares;
        }
        return Sums.rates(sheet.text()).stream()
                .filter(rate -> Sums.fits(net, rate, tax))
                .findFirst()
                .map(rate -> List.of(new Invoice.TaxShare(null, rate, net, tax)))
                .orElse(List.of());
    }
}
