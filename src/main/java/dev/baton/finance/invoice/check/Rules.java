package dev.baton.finance.invoice.check;

import static java.math.BigDecimal.ZERO;

import dev.baton.finance.invoice.Iban;
import dev.baton.finance.invoice.Invoice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The arithmetic of EN 16931, by the names of its rules; a rule is checked when the invoice says
 * what it speaks of. A line's price times quantity is not in the standard's rules of arithmetic and
 * stands under a name of its own.
 */
public final class Rules {
    private static final BigDecimal CENT = new BigDecimal("0.01");

    private final Invoice invoice;
    private final Invoice.Totals totals;
    private final List<Finding> findings = new ArrayList<>();

    private Rules(Invoice invoice) {
        this.invoice = invoice;
        totals = invoice.totals();
    }

    /** All that could be checked, in the order of the standard. */
    public static List<Finding> of(Invoice invoice) {
        var rules = new Rules(invoice);
        rules.categories();
        rules.taxIds();
        rules.sums();
        rules.taxes();
        rules.terms();
        rules.lines();
        rules.account();
        return List.copyOf(rules.findings);
    }

    private void categories() {
        var lines = invoice.lines();
        if (lines.stream().anyMatch(line -> line.category() != null)) {
            check(
                    "BR-CO-4",
                    lines.stream().allMatch(line -> line.category() != null),
                    "each line has a tax category");
        }
    }

    private void taxIds() {
        for (var id : new @Nullable String[] {invoice.seller().taxId(), invoice.buyer().taxId()}) {
            // Other numbers of tax offices have no country.
            if (id != null && id.matches("[A-Z].*")) {
                check("BR-CO-9", id.matches("[A-Z]{2}.*"), id + " begins with a country");
            }
        }
    }

    private void sums() {
        equal(
                "BR-CO-10",
                "sum of the lines",
                totals.lines(),
                sum(invoice.lines(), Invoice.Line::net));
        equal("BR-CO-11", "allowances", totals.allowances(), adjustments(false));
        equal("BR-CO-12", "charges", totals.charges(), adjustments(true));
        equal(
                "BR-CO-13",
                "net sum",
                totals.net(),
                totals.lines() == null
                        ? null
                        : totals.lines()
                                .subtract(zero(totals.allowances()))
                                .add(zero(totals.charges())));
        equal("BR-CO-14", "tax", totals.tax(), sum(invoice.taxes(), Invoice.TaxShare::tax));
        equal(
                "BR-CO-15",
                "gross sum",
                totals.gross(),
                totals.net() == null || totals.tax() == null
                        ? null
                        : totals.net().add(totals.tax()));
        equal(
                "BR-CO-16",
                "amount to be paid",
                totals.payable(),
                totals.gross() == null
                        ? null
                        : totals.gross()
                                .subtract(zero(totals.prepaid()))
                                .add(zero(totals.rounding())));
    }

    private void taxes() {
        for (var share : invoice.taxes()) {
            if (share.base() != null && share.rate() != null && share.tax() != null) {
                var wanted =
                        share.base()
                                .multiply(share.rate())
                                .movePointLeft(2)
                                .setScale(2, RoundingMode.HALF_UP);
                // The standard's own schematron allows for the rounding of lines.
                check(
                        "BR-CO-17",
                        share.tax().subtract(wanted).abs().compareTo(CENT) <= 0,
                        "tax %s is %s %% of %s, %s"
                                .formatted(share.tax(), share.rate(), share.base(), wanted));
            }
        }
        if (totals.tax() != null) {
            check(
                    "BR-CO-18",
                    !invoice.taxes().isEmpty(),
                    "there is a breakdown of the tax by rate");
        }
    }

    private void terms() {
        var payable = totals.payable() == null ? totals.gross() : totals.payable();
        if (payable != null && payable.signum() > 0) {
            check(
                    "BR-CO-25",
                    invoice.head().due() != null || invoice.head().terms() != null,
                    "there is a due date or there are terms of payment");
        }
        var issue = invoice.head().issue();
        var due = invoice.head().due();
        if (issue != null && due != null) {
            check(
                    "due after issue",
                    !due.isBefore(issue),
                    "due %s, issued %s".formatted(due, issue));
        }
        check("BR-CO-26", invoice.seller().taxId() != null, "the seller has a tax number");
    }

    private void lines() {
        for (var line : invoice.lines()) {
            if (line.quantity() != null && line.price() != null && line.net() != null) {
                var product = line.quantity().multiply(line.price());
                check(
                        "line " + line.id(),
                        // Prices per hundred and allowances of lines are not read.
                        product.subtract(line.net()).abs().compareTo(CENT) <= 0
                                || line.net().compareTo(product) < 0,
                        "%s times %s makes %s"
                                .formatted(line.quantity(), line.price(), line.net()));
            }
        }
    }

    private void account() {
        var iban = invoice.seller().iban();
        if (iban != null) {
            check("IBAN", Iban.valid(iban), iban + " has fitting check digits");
        }
    }

    private void equal(
            String rule, String what, @Nullable BigDecimal said, @Nullable BigDecimal computed) {
        if (said != null && computed != null) {
            check(
                    rule,
                    said.compareTo(computed) == 0,
                    "%s is %s, computed %s"
                            .formatted(what, said.toPlainString(), computed.toPlainString()));
        }
    }

    private void check(String rule, boolean holds, String found) {
        findings.add(new Finding(rule, holds, found));
    }

    private @Nullable BigDecimal adjustments(boolean charges) {
        var chosen =
                invoice.adjustments().stream().filter(each -> each.charge() == charges).toList();
        return sum(chosen, Invoice.Adjustment::amount);
    }

    /** Null when there is nothing to sum, or something of unknown amount. */
    private static <T> @Nullable BigDecimal sum(
            List<T> all, Function<T, @Nullable BigDecimal> amount) {
        var amounts = all.stream().map(amount).filter(Objects::nonNull).toList();
        return all.isEmpty() || amounts.size() < all.size()
                ? null
                : amounts.stream().flatMap(Stream::ofNullable).reduce(ZERO, BigDecimal::add);
    }

    private static BigDecimal zero(@Nullable BigDecimal amount) {
        return amount == null ? ZERO : amount;
    }
}
