package dev.baton.finance.invoice.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.finance.invoice.Field;
import dev.baton.finance.invoice.Invoice;
import dev.baton.finance.invoice.Place;
import dev.baton.plan.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InvoiceXmlTest {
    private static final String CII =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"
              xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100"
              xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100">
             <rsm:ExchangedDocument><ram:ID>RE-2026/0042</ram:ID><ram:TypeCode>380</ram:TypeCode>
              <ram:IssueDateTime><udt:DateTimeString format="102">20260403</udt:DateTimeString></ram:IssueDateTime>
             </rsm:ExchangedDocument>
             <rsm:SupplyChainTradeTransaction>
              <ram:IncludedSupplyChainTradeLineItem>
               <ram:AssociatedDocumentLineDocument><ram:LineID>1</ram:LineID></ram:AssociatedDocumentLineDocument>
               <ram:SpecifiedTradeProduct><ram:Name>Prism</ram:Name></ram:SpecifiedTradeProduct>
               <ram:SpecifiedLineTradeAgreement><ram:NetPriceProductTradePrice><ram:ChargeAmount>25.00</ram:ChargeAmount></ram:NetPriceProductTradePrice></ram:SpecifiedLineTradeAgreement>
               <ram:SpecifiedLineTradeDelivery><ram:BilledQuantity unitCode="C62">4</ram:BilledQuantity></ram:SpecifiedLineTradeDelivery>
               <ram:SpecifiedLineTradeSettlement><ram:ApplicableTradeTax><ram:CategoryCode>S</ram:CategoryCode><ram:RateApplicablePercent>19</ram:RateApplicablePercent></ram:ApplicableTradeTax>
                <ram:SpecifiedTradeSettlementLineMonetarySummation><ram:LineTotalAmount>100.00</ram:LineTotalAmount></ram:SpecifiedTradeSettlementLineMonetarySummation></ram:SpecifiedLineTradeSettlement>
              </ram:IncludedSupplyChainTradeLineItem>
              <ram:ApplicableHeaderTradeAgreement>
               <ram:SellerTradeParty><ram:Name>Optik Nord GmbH</ram:Name><ram:PostalTradeAddress><ram:CountryID>DE</ram:CountryID></ram:PostalTradeAddress>
                <ram:SpecifiedTaxRegistration><ram:ID schemeID="FC">12/345</ram:ID></ram:SpecifiedTaxRegistration>
                <ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">DE123456789</ram:ID></ram:SpecifiedTaxRegistration></ram:SellerTradeParty>
               <ram:BuyerTradeParty><ram:Name>Instruments SE</ram:Name></ram:BuyerTradeParty>
              </ram:ApplicableHeaderTradeAgreement>
              <ram:ApplicableHeaderTradeDelivery/>
              <ram:ApplicableHeaderTradeSettlement><ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>
               <ram:SpecifiedTradeSettlementPaymentMeans><ram:PayeePartyCreditorFinancialAccount><ram:IBANID>DE89 3704 0044 0532 0130 00</ram:IBANID></ram:PayeePartyCreditorFinancialAccount></ram:SpecifiedTradeSettlementPaymentMeans>
               <ram:ApplicableTradeTax><ram:CalculatedAmount>18.05</ram:CalculatedAmount><ram:BasisAmount>95.00</ram:BasisAmount><ram:CategoryCode>S</ram:CategoryCode><ram:RateApplicablePercent>19</ram:RateApplicablePercent></ram:ApplicableTradeTax>
               <ram:SpecifiedTradeAllowanceCharge><ram:ChargeIndicator><udt:Indicator>false</udt:Indicator></ram:ChargeIndicator><ram:ActualAmount>5.00</ram:ActualAmount><ram:Reason>Loyalty</ram:Reason></ram:SpecifiedTradeAllowanceCharge>
               <ram:SpecifiedTradePaymentTerms><ram:Description>30 days net</ram:Description><ram:DueDateDateTime><udt:DateTimeString format="102">20260503</udt:DateTimeString></ram:DueDateDateTime></ram:SpecifiedTradePaymentTerms>
               <ram:SpecifiedTradeSettlementHeaderMonetarySummation><ram:LineTotalAmount>100.00</ram:LineTotalAmount><ram:AllowanceTotalAmount>5.00</ram:AllowanceTotalAmount>
                <ram:TaxBasisTotalAmount>95.00</ram:TaxBasisTotalAmount><ram:TaxTotalAmount currencyID="USD">20.00</ram:TaxTotalAmount><ram:TaxTotalAmount currencyID="EUR">18.05</ram:TaxTotalAmount>
                <ram:GrandTotalAmount>113.05</ram:GrandTotalAmount><ram:DuePayableAmount>113.05</ram:DuePayableAmount></ram:SpecifiedTradeSettlementHeaderMonetarySummation>
              </ram:ApplicableHeaderTradeSettlement>
             </rsm:SupplyChainTradeTransaction>
            </rsm:CrossIndustryInvoice>
            """;
    private static final String UBL =
            """
            <CreditNote xmlns="urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2"
              xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
              xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
             <cbc:ID>CN 7</cbc:ID><cbc:IssueDate>2026-05-02</cbc:IssueDate><cbc:CreditNoteTypeCode>381</cbc:CreditNoteTypeCode>
             <cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
             <cac:AccountingSupplierParty><cac:Party><cac:PartyName><cbc:Name>Trade name</cbc:Name></cac:PartyName>
              <cac:PostalAddress><cac:Country><cbc:IdentificationCode>FR</cbc:IdentificationCode></cac:Country></cac:PostalAddress>
              <cac:PartyTaxScheme><cbc:CompanyID>FR 40 303265045</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>
              <cac:PartyLegalEntity><cbc:RegistrationName>Verre SARL</cbc:RegistrationName></cac:PartyLegalEntity></cac:Party></cac:AccountingSupplierParty>
             <cac:PaymentMeans><cbc:PaymentDueDate>2026-06-01</cbc:PaymentDueDate></cac:PaymentMeans>
             <cac:TaxTotal><cbc:TaxAmount currencyID="EUR">2.00</cbc:TaxAmount><cac:TaxSubtotal><cbc:TaxableAmount>10.00</cbc:TaxableAmount><cbc:TaxAmount>2.00</cbc:TaxAmount>
              <cac:TaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>20</cbc:Percent></cac:TaxCategory></cac:TaxSubtotal></cac:TaxTotal>
             <cac:LegalMonetaryTotal><cbc:LineExtensionAmount>10.00</cbc:LineExtensionAmount><cbc:TaxExclusiveAmount>10.00</cbc:TaxExclusiveAmount>
              <cbc:TaxInclusiveAmount>12.00</cbc:TaxInclusiveAmount><cbc:PayableAmount>12.00</cbc:PayableAmount></cac:LegalMonetaryTotal>
             <cac:CreditNoteLine><cbc:ID>1</cbc:ID><cbc:CreditedQuantity>2</cbc:CreditedQuantity><cbc:LineExtensionAmount>10.00</cbc:LineExtensionAmount>
              <cac:Item><cbc:Name>Lens</cbc:Name></cac:Item><cac:Price><cbc:PriceAmount>5</cbc:PriceAmount></cac:Price></cac:CreditNoteLine>
            </CreditNote>
            """;

    private static Invoice read(String xml) {
        return InvoiceXml.read(xml.getBytes(StandardCharsets.UTF_8));
    }

    private static void says(Invoice invoice, Map<Field, String> fields) {
        fields.forEach(
                (field, text) -> assertThat(invoice.text(field)).as(field.code()).contains(text));
    }

    @Test
    void a_cross_industry_invoice_is_read_with_where_each_field_stood() {
        var invoice = read(CII);

        says(
                invoice,
                Map.of(
                        Field.SELLER, "Optik Nord GmbH",
                        Field.SELLER_TAX_ID, "DE123456789",
                        Field.SELLER_IBAN, "DE89370400440532013000",
                        Field.NUMBER, "RE-2026/0042",
                        Field.DATE, "2026-04-03",
                        Field.DUE, "2026-05-03",
                        Field.NET, "95.00",
                        Field.TAX, "18.05",
                        Field.GROSS, "113.05",
                        Field.BUYER, "Instruments SE"));
        assertThat(invoice.lines())
                .singleElement()
                .satisfies(line -> assertThat(line.net()).isEqualByComparingTo("100"));
        assertThat(invoice.adjustments())
                .singleElement()
                .satisfies(each -> assertThat(each.charge()).isFalse());
        assertThat(invoice.mark(Field.NUMBER).orElseThrow().place())
                .isEqualTo(new Place.Path("CrossIndustryInvoice//ExchangedDocument/ID"));
        assertThat(invoice.mark(Field.DELIVERY)).isEmpty();
    }

    @Test
    void the_names_of_zugferd_1_are_known() {
        var old =
                CII.replace("CrossIndustryInvoice", "CrossIndustryDocument")
                        .replace("<rsm:ExchangedDocument", "<rsm:HeaderExchangedDocument")
                        .replace("</rsm:ExchangedDocument", "</rsm:HeaderExchangedDocument")
                        .replace("rsm:SupplyChainTradeT", "rsm:SpecifiedSupplyChainTradeT")
                        .replace("ApplicableHeaderTrade", "ApplicableSupplyChainTrade")
                        .replace("SettlementHeaderMonetary", "SettlementMonetary");

        says(read(old), Map.of(Field.GROSS, "113.05", Field.NUMBER, "RE-2026/0042"));
    }

    @Test
    void a_ubl_credit_note_is_read() {
        var note = read(UBL);

        assertThat(note.credit()).isTrue();
        says(
                note,
                Map.of(
                        Field.SELLER, "Verre SARL",
                        Field.SELLER_TAX_ID, "FR40303265045",
                        Field.NUMBER, "CN 7",
                        Field.DUE, "2026-06-01",
                        Field.TAX, "2.00",
                        Field.PAYABLE, "12.00"));
        assertThat(note.taxes())
                .singleElement()
                .satisfies(tax -> {
                    assertThat(tax.rate()).isEqualByComparingTo("20");
                    assertThat(tax.base()).isEqualByComparingTo("10");
                });
        assertThat(note.lines()).hasSize(1);
    }

    @Test
    void what_a_profile_leaves_out_is_absent_and_not_guessed() {
        var invoice = read("<Invoice><ID>1</ID><IssueDate>2026-02-30</IssueDate></Invoice>");

        assertThat(invoice.text(Field.NUMBER)).contains("1");
        assertThat(invoice.text(Field.DATE)).isEmpty();
        assertThat(invoice.text(Field.GROSS)).isEmpty();
        assertThat(invoice.lines()).isEmpty();
    }

    @Test
    void files_of_this_machine_do_not_come_in_through_entities() {
        refused(
                """
                <!DOCTYPE Invoice [<!ENTITY x SYSTEM "file:///etc/hostname">]>
                <Invoice><ID>&x;</ID></Invoice>
                """);
    }

    @Test
    void a_billion_laughs_are_not_laughed() {
        var laughs = new StringBuilder("<!DOCTYPE Invoice [<!ENTITY a0 \"lol\">");
        for (int i = 1; i < 30; i++) {
            laughs.append("<!ENTITY a%d \"%s\">".formatted(i, ("&a" + (i - 1) + ";").repeat(10)));
        }
        refused(laughs.append("]><Invoice><ID>&a29;</ID></Invoice>").toString());
    }

    @Test
    void depth_size_and_garbage_are_refused() {
        refused("<a>".repeat(10_000) + "</a>".repeat(10_000));
        refused("<Invoice>" + "<b/>".repeat(300_000) + "</Invoice>");
        refused("");
        refused("no xml");
        refused("<Order><ID>1</ID></Order>");
        assertThatThrownBy(() -> InvoiceXml.read(new byte[Elements.MOST_BYTES + 1]))
                .isInstanceOf(ProblemException.class);
    }

    private static void refused(String xml) {
        assertThatThrownBy(() -> read(xml)).isInstanceOf(ProblemException.class);
    }
}
