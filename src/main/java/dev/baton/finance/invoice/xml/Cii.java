package dev.baton.finance.invoice.xml;

import static dev.baton.finance.invoice.xml.Marking.number;
import static dev.baton.finance.invoice.xml.Marking.textOf;

import dev.baton.finance.invoice.Field;
import dev.baton.finance.invoice.Invoice;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Cross Industry Invoice of UN/CEFACT, as EN 16931, Factur-X and ZUGFeRD use it, in all profiles;
 * the names of ZUGFeRD 1 are known too.
 */
final class Cii {
    private final Element document;
    private final Element agreement;
    private final Element delivery;
    private final Element settlement;
    private final Element transaction;
    private final Marking marking;

    private Cii(Element root) {
        marking = new Marking(root.name());
        document = root.anyOf("ExchangedDocument", "HeaderExchangedDocument");
        transaction =
                root.anyOf("SupplyChainTradeTransaction", "SpecifiedSupplyChainTradeTransaction");
        agreement = part("Agreement");
        delivery = part("Delivery");
        settlement = part("Settlement");
    }

    static boolean is(Element root) {
        return root.name().equals("CrossIndustryInvoice")
                || root.name().equals("CrossIndustryDocument");
    }

    static Invoice read(Element root) {
        return new Cii(root).invoice();
    }

    private Element part(String name) {
        return transaction.anyOf(
                "ApplicableHeaderTrade" + name, "ApplicableSupplyChainTrade" + name);
    }

    private Invoice invoice() {
        var head = head();
        var seller = seller();
        var buyer = trader(agreement.child("BuyerTradeParty"), Field.BUYER, Field.BUYER_TAX_ID);
        return new Invoice(
                head,
                seller,
                buyer,
                transaction.all("IncludedSupplyChainTradeLineItem").map(Cii::line).toList(),
                settlement
                        .all("SpecifiedTradeAllowanceCharge")
                        .filter(each -> number(each.child("ActualAmount")) != null)
                        .map(Cii::adjustment)
                        .toList(),
                settlement.all("ApplicableTradeTax").map(Cii::tax).toList(),
                totals(head.currency()),
                marking.marks());
    }

    private Invoice.Head head() {
        var terms = settlement.child("SpecifiedTradePaymentTerms");
        return new Invoice.Head(
                Codes.kind(document.child("TypeCode").text()),
                marking.text(document, Field.NUMBER, "ID"),
                marking.date(document, Field.DATE, "IssueDateTime/DateTimeString"),
                marking.date(terms, Field.DUE, "DueDateDateTime/DateTimeString"),
                marking.date(
                        delivery,
                        Field.DELIVERY,
                        "ActualDeliverySupplyChainEvent/OccurrenceDateTime/DateTimeString"),
                marking.text(settlement, Field.CURRENCY, "InvoiceCurrencyCode"),
                textOf(terms.child("Description")));
    }

    private Invoice.Trader seller() {
        var seller = trader(agreement.child("SellerTradeParty"), Field.SELLER, Field.SELLER_TAX_ID);
        var iban =
                marking.text(
                        settlement,
                        Field.SELLER_IBAN,
                        "SpecifiedTradeSettlementPaymentMeans/PayeePartyCreditorFinancialAccount/IBANID");
        return new Invoice.Trader(
                seller.name(), seller.taxId(), Codes.compact(iban), seller.country());
    }

    private Invoice.Trader trader(Element party, Field name, Field taxId) {
        return new Invoice.Trader(
                marking.text(party, name, "Name", "SpecifiedLegalOrganization/TradingBusinessName"),
                Codes.compact(taxId(party, taxId)),
                null,
                textOf(party.at("PostalTradeAddress/CountryID")));
    }

    /** The VAT number before the number of the local tax office. */
    private @Nullable String taxId(Element party, Field field) {
        var registrations = party.all("SpecifiedTaxRegistration").toList();
        for (var scheme : new String[] {"VA", "FC", ""}) {
            for (var each : registrations) {
                var found = each.child("ID").attributes().getOrDefault("schemeID", "");
                if (found.equals(scheme)) {
                    return marking.text(each, field, "ID");
                }
            }
        }
        return null;
    }

    private static Invoice.Line line(Element item) {
        var trade =
                item.anyOf("SpecifiedLineTradeSettlement", "SpecifiedSupplyChainTradeSettlement");
        var tax = trade.child("ApplicableTradeTax");
        var sum =
                trade.anyOf(
                        "SpecifiedTradeSettlementLineMonetarySummation",
                        "SpecifiedTradeSettlementMonetarySummation");
        return new Invoice.Line(
                item.at("AssociatedDocumentLineDocument/LineID").text(),
                item.at("SpecifiedTradeProduct/Name").text(),
                number(
                        item.anyOf(
                                        "SpecifiedLineTradeDelivery",
                                        "SpecifiedSupplyChainTradeDelivery")
                                .child("BilledQuantity")),
                number(
                        item.anyOf(
                                        "SpecifiedLineTradeAgreement",
                                        "SpecifiedSupplyChainTradeAgreement")
                                .at("NetPriceProductTradePrice/ChargeAmount")),
                number(sum.child("LineTotalAmount")),
                rate(tax),
                textOf(tax.child("CategoryCode")));
    }

    private static @Nullable BigDecimal rate(Element tax) {
        return number(tax.anyOf("RateApplicablePercent", "ApplicablePercent"));
    }

    private static Invoice.Adjustment adjustment(Element each) {
        var amount = number(each.child("ActualAmount"));
        return new Invoice.Adjustment(
                each.at("ChargeIndicator/Indicator").text().equals("true"),
                amount == null ? BigDecimal.ZERO : amount,
                rate(each.child("CategoryTradeTax")),
                textOf(each.child("Reason")));
    }

    private static Invoice.TaxShare tax(Element tax) {
        return new Invoice.TaxShare(
                textOf(tax.child("CategoryCode")),
                rate(tax),
                number(tax.child("BasisAmount")),
                number(tax.child("CalculatedAmount")));
    }

    private Invoice.Totals totals(@Nullable String currency) {
        var sum =
                settlement.anyOf(
                        "SpecifiedTradeSettlementHeaderMonetarySummation",
                        "SpecifiedTradeSettlementMonetarySummation");
        // The tax may stand there twice, in the currency of the books too.
        var taxes = Codes.inCurrency(sum, "TaxTotalAmount", currency);
        return new Invoice.Totals(
                number(sum.child("LineTotalAmount")),
                number(sum.child("AllowanceTotalAmount")),
                number(sum.child("ChargeTotalAmount")),
                marking.amount(sum, Field.NET, "TaxBasisTotalAmount"),
                marking.amount(taxes, Field.TAX, "TaxTotalAmount"),
                marking.amount(sum, Field.GROSS, "GrandTotalAmount"),
                marking.amount(sum, Field.PREPAID, "TotalPrepaidAmount"),
                number(sum.child("RoundingAmount")),
                marking.amount(sum, Field.PAYABLE, "DuePayableAmount"));
    }
}
