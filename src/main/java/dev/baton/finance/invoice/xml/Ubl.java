package dev.baton.finance.invoice.xml;

import static dev.baton.finance.invoice.xml.Marking.number;
import static dev.baton.finance.invoice.xml.Marking.textOf;

import dev.baton.finance.invoice.Field;
import dev.baton.finance.invoice.Invoice;
import dev.baton.finance.invoice.Invoice.Kind;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Invoices and credit notes of UBL 2.1, as EN 16931, Peppol and XRechnung use them. */
final class Ubl {
    private final Element root;
    private final boolean credit;
    private final Marking marking;

    private Ubl(Element root) {
        this.root = root;
        credit = root.name().equals("CreditNote");
        marking = new Marking(root.name());
    }

    static boolean is(Element root) {
        return root.name().equals("Invoice") || root.name().equals("CreditNote");
    }

    static Invoice read(Element root) {
        return new Ubl(root).invoice();
    }

    private Invoice invoice() {
        var head = head();
        var seller = trader("AccountingSupplierParty/Party", Field.SELLER, Field.SELLER_TAX_ID);
        var iban = marking.text(root, Field.SELLER_IBAN, "PaymentMeans/PayeeFinancialAccount/ID");
        var taxTotal = taxTotal(head.currency());
        return new Invoice(
                head,
                new Invoice.Trader(
                        seller.name(), seller.taxId(), Codes.compact(iban), seller.country()),
                trader("AccountingCustomerParty/Party", Field.BUYER, Field.BUYER_TAX_ID),
                root.all(credit ? "CreditNoteLine" : "InvoiceLine").map(Ubl::line).toList(),
                root.all("AllowanceCharge")
                        .filter(each -> number(each.child("Amount")) != null)
                        .map(Ubl::adjustment)
                        .toList(),
                taxTotal.all("TaxSubtotal").map(Ubl::tax).toList(),
                totals(taxTotal),
                marking.marks());
    }

    private Invoice.Head head() {
        var type = root.anyOf("InvoiceTypeCode", "CreditNoteTypeCode").text();
        return new Invoice.Head(
                credit ? Kind.CREDIT_NOTE : Codes.kind(type),
                marking.text(root, Field.NUMBER, "ID"),
                marking.date(root, Field.DATE, "IssueDate"),
                marking.date(root, Field.DUE, "DueDate", "PaymentMeans/PaymentDueDate"),
                marking.date(root, Field.DELIVERY, "Delivery/ActualDeliveryDate"),
                marking.text(root, Field.CURRENCY, "DocumentCurrencyCode"),
                textOf(root.at("PaymentTerms/Note")));
    }

    private Invoice.Trader trader(String path, Field name, Field taxId) {
        var party = root.at(path);
        return new Invoice.Trader(
                marking.text(party, name, "PartyLegalEntity/RegistrationName", "PartyName/Name"),
                Codes.compact(taxId(party, taxId)),
                null,
                textOf(party.at("PostalAddress/Country/IdentificationCode")));
    }

    private @Nullable String taxId(Element party, Field field) {
        var schemes = party.all("PartyTaxScheme").toList();
        return schemes.stream()
                .filter(each -> each.at("TaxScheme/ID").text().equals("VAT"))
                .findFirst()
                .or(() -> schemes.stream().findFirst())
                .map(each -> marking.text(each, field, "CompanyID"))
                .orElse(null);
    }

    private static Invoice.Line line(Element line) {
        var tax = line.at("Item/ClassifiedTaxCategory");
        return new Invoice.Line(
                line.child("ID").text(),
                line.at("Item/Name").text(),
                number(line.anyOf("InvoicedQuantity", "CreditedQuantity")),
                number(line.at("Price/PriceAmount")),
                number(line.child("LineExtensionAmount")),
                number(tax.child("Percent")),
                textOf(tax.child("ID")));
    }

    private static Invoice.Adjustment adjustment(Element each) {
        return new Invoice.Adjustment(
                each.child("ChargeIndicator").text().equals("true"),
                Objects.requireNonNullElse(number(each.child("Amount")), BigDecimal.ZERO),
                number(each.at("TaxCategory/Percent")),
                textOf(each.child("AllowanceChargeReason")));
    }

    /** Of two tax totals the one in the currency of the document. */
    private Element taxTotal(@Nullable String currency) {
        var all = root.all("TaxTotal").toList();
        return all.stream()
                .filter(each ->
                        each.child("TaxAmount")
                                .attributes()
                                .getOrDefault("currencyID", "")
                                .equals(currency))
                .findFirst()
                .or(() -> all.stream().findFirst())
                .orElse(Element.NONE);
    }

    private static Invoice.TaxShare tax(Element share) {
        var category = share.child("TaxCategory");
        return new Invoice.TaxShare(
                textOf(category.child("ID")),
                number(category.child("Percent")),
                number(share.child("TaxableAmount")),
                number(share.child("TaxAmount")));
    }

    private Invoice.Totals totals(Element taxTotal) {
        var sum = root.child("LegalMonetaryTotal");
        return new Invoice.Totals(
                number(sum.child("LineExtensionAmount")),
                number(sum.child("AllowanceTotalAmount")),
                number(sum.child("ChargeTotalAmount")),
                marking.amount(sum, Field.NET, "TaxExclusiveAmount"),
                marking.amount(taxTotal, Field.TAX, "TaxAmount"),
                marking.amount(sum, Field.GROSS, "TaxInclusiveAmount"),
                marking.amount(sum, Field.PREPAID, "PrepaidAmount"),
                number(sum.child("PayableRoundingAmount")),
                marking.amount(sum, Field.PAYABLE, "PayableAmount"));
    }
}
