package dev.baton.finance.sample;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** An invoice as XML of UN/CEFACT, as Factur-X embeds it (profile EN 16931). */
final class Cii {
    private Cii() {}

    static String write(Paper paper) {
        var lines = new StringBuilder();
        for (var i = 0; i < paper.lines().size(); i++) {
            lines.append(line(paper, i));
        }
        return """
        <?xml version="1.0" encoding="UTF-8"?>
        <rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100" xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100" xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100">
        <rsm:ExchangedDocumentContext><ram:GuidelineSpecifiedDocumentContextParameter><ram:ID>urn:cen.eu:en16931:2017</ram:ID></ram:GuidelineSpecifiedDocumentContextParameter></rsm:ExchangedDocumentContext>
        <rsm:ExchangedDocument><ram:ID>%s</ram:ID><ram:TypeCode>380</ram:TypeCode><ram:IssueDateTime>%s</ram:IssueDateTime></rsm:ExchangedDocument>
        <rsm:SupplyChainTradeTransaction>
        %s<ram:ApplicableHeaderTradeAgreement>%s%s</ram:ApplicableHeaderTradeAgreement>
        <ram:ApplicableHeaderTradeDelivery><ram:ActualDeliverySupplyChainEvent><ram:OccurrenceDateTime>%s</ram:OccurrenceDateTime></ram:ActualDeliverySupplyChainEvent></ram:ApplicableHeaderTradeDelivery>
        <ram:ApplicableHeaderTradeSettlement>%s</ram:ApplicableHeaderTradeSettlement>
        </rsm:SupplyChainTradeTransaction>
        </rsm:CrossIndustryInvoice>
        """
                .formatted(
                        Camt.escaped(paper.number()),
                        day(paper.date()),
                        lines,
                        seller(paper),
                        "<ram:BuyerTradeParty><ram:Name>Lindenau Instruments GmbH</ram:Name><ram:PostalTradeAddress><ram:PostcodeCode>99998</ram:PostcodeCode><ram:LineOne>Werkstr. 4</ram:LineOne><ram:CityName>Teststadt</ram:CityName><ram:CountryID>DE</ram:CountryID></ram:PostalTradeAddress></ram:BuyerTradeParty>",
                        day(paper.date()),
                        settlement(paper));
    }

    private static String line(Paper paper, int i) {
        var line = paper.lines().get(i);
        return """
        <ram:IncludedSupplyChainTradeLineItem><ram:AssociatedDocumentLineDocument><ram:LineID>%d</ram:LineID></ram:AssociatedDocumentLineDocument><ram:SpecifiedTradeProduct><ram:Name>%s</ram:Name></ram:SpecifiedTradeProduct><ram:SpecifiedLineTradeAgreement><ram:NetPriceProductTradePrice><ram:ChargeAmount>%s</ram:ChargeAmount></ram:NetPriceProductTradePrice></ram:SpecifiedLineTradeAgreement><ram:SpecifiedLineTradeDelivery><ram:BilledQuantity unitCode="C62">%d</ram:BilledQuantity></ram:SpecifiedLineTradeDelivery><ram:SpecifiedLineTradeSettlement><ram:ApplicableTradeTax><ram:TypeCode>VAT</ram:TypeCode><ram:CategoryCode>%s</ram:CategoryCode><ram:RateApplicablePercent>%d</ram:RateApplicablePercent></ram:ApplicableTradeTax><ram:SpecifiedTradeSettlementLineMonetarySummation><ram:LineTotalAmount>%s</ram:LineTotalAmount></ram:SpecifiedTradeSettlementLineMonetarySummation></ram:SpecifiedLineTradeSettlement></ram:IncludedSupplyChainTradeLineItem>
        """
                .formatted(
                        i + 1,
                        Camt.escaped(line.text()),
                        line.price(),
                        line.quantity(),
                        category(paper),
                        paper.vat(),
                        line.amount());
    }

    private static String seller(Paper paper) {
        var taxId = paper.seller().taxId();
        return "<ram:SellerTradeParty><ram:Name>%s</ram:Name><ram:PostalTradeAddress><ram:LineOne>Industriestr. 12</ram:LineOne><ram:CountryID>%s</ram:CountryID></ram:PostalTradeAddress>%s</ram:SellerTradeParty>"
                .formatted(
                        Camt.escaped(paper.seller().name()),
                        paper.seller().country(),
                        taxId == null
                                ? ""
                                : "<ram:SpecifiedTaxRegistration><ram:ID schemeID=\"VA\">%s</ram:ID></ram:SpecifiedTaxRegistration>"
                                        .formatted(taxId));
    }

    private static String settlement(Paper paper) {
        var means =
                paper.iban() == null
                        ? ""
                        : "<ram:SpecifiedTradeSettlementPaymentMeans><ram:TypeCode>58</ram:TypeCode><ram:PayeePartyCreditorFinancialAccount><ram:IBANID>%s</ram:IBANID></ram:PayeePartyCreditorFinancialAccount></ram:SpecifiedTradeSettlementPaymentMeans>"
                                .formatted(paper.iban());
        return """
        <ram:InvoiceCurrencyCode>%1$s</ram:InvoiceCurrencyCode>%2$s
        <ram:ApplicableTradeTax><ram:CalculatedAmount>%3$s</ram:CalculatedAmount><ram:TypeCode>VAT</ram:TypeCode>%4$s<ram:BasisAmount>%5$s</ram:BasisAmount><ram:CategoryCode>%6$s</ram:CategoryCode><ram:RateApplicablePercent>%7$d</ram:RateApplicablePercent></ram:ApplicableTradeTax>
        <ram:SpecifiedTradePaymentTerms><ram:DueDateDateTime>%8$s</ram:DueDateDateTime></ram:SpecifiedTradePaymentTerms>
        <ram:SpecifiedTradeSettlementHeaderMonetarySummation><ram:LineTotalAmount>%5$s</ram:LineTotalAmount><ram:TaxBasisTotalAmount>%5$s</ram:TaxBasisTotalAmount><ram:TaxTotalAmount currencyID="%1$s">%3$s</ram:TaxTotalAmount><ram:GrandTotalAmount>%9$s</ram:GrandTotalAmount><ram:DuePayableAmount>%9$s</ram:DuePayableAmount></ram:SpecifiedTradeSettlementHeaderMonetarySummation>
        """
                .formatted(
                        paper.currency(),
                        means,
                        plain(paper.tax()),
                        paper.vat() == 0
                                ? "<ram:ExemptionReason>Reverse charge</ram:ExemptionReason>"
                                : "",
                        plain(paper.net()),
                        category(paper),
                        paper.vat(),
                        day(paper.due()),
                        plain(paper.gross()));
    }

    /** Standard rate, or reverse charge. */
    static String category(Paper paper) {
        return paper.vat() == 0 ? "AE" : "S";
    }

    private static String day(LocalDate day) {
        return "<udt:DateTimeString format=\"102\">%s</udt:DateTimeString>"
                .formatted(DateTimeFormatter.BASIC_ISO_DATE.format(day));
    }

    private static String plain(BigDecimal amount) {
        return amount.toPlainString();
    }
}
