package dev.baton.finance.sample;

/** An invoice as XML of OASIS UBL 2.1 (EN 16931). */
final class Ubl {
    private Ubl() {}

    static String write(Paper paper) {
        var lines = new StringBuilder();
        for (var i = 0; i < paper.lines().size(); i++) {
            lines.append(line(paper, i));
        }
        return """
        <?xml version="1.0" encoding="UTF-8"?>
        <Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
        <cbc:CustomizationID>urn:cen.eu:en16931:2017</cbc:CustomizationID>
        <cbc:ID>%s</cbc:ID><cbc:IssueDate>%s</cbc:IssueDate><cbc:DueDate>%s</cbc:DueDate><cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode><cbc:DocumentCurrencyCode>%s</cbc:DocumentCurrencyCode>
        %s
        <cac:AccountingCustomerParty><cac:Party><cac:PartyLegalEntity><cbc:RegistrationName>Lindenau Instruments GmbH</cbc:RegistrationName></cac:PartyLegalEntity></cac:Party></cac:AccountingCustomerParty>
        %s%s%s</Invoice>
        """
                .formatted(
                        Camt.escaped(paper.number()),
                        paper.date(),
                        paper.due(),
                        paper.currency(),
                        seller(paper),
                        means(paper),
                        totals(paper),
                        lines);
    }

    private static String seller(Paper paper) {
        var taxId = paper.seller().taxId();
        return "<cac:AccountingSupplierParty><cac:Party><cac:PostalAddress><cac:Country><cbc:IdentificationCode>%s</cbc:IdentificationCode></cac:Country></cac:PostalAddress>%s<cac:PartyLegalEntity><cbc:RegistrationName>%s</cbc:RegistrationName></cac:PartyLegalEntity></cac:Party></cac:AccountingSupplierParty>"
                .formatted(
                        paper.seller().country(),
                        taxId == null
                                ? ""
                                : "<cac:PartyTaxScheme><cbc:CompanyID>%s</cbc:CompanyID>%s</cac:PartyTaxScheme>"
                                        .formatted(taxId, scheme()),
                        Camt.escaped(paper.seller().name()));
    }

    private static String means(Paper paper) {
        return paper.iban() == null
                ? ""
                : "<cac:PaymentMeans><cbc:PaymentMeansCode>58</cbc:PaymentMeansCode><cac:PayeeFinancialAccount><cbc:ID>%s</cbc:ID></cac:PayeeFinancialAccount></cac:PaymentMeans>\n"
                        .formatted(paper.iban());
    }

    private static String totals(Paper paper) {
        return """
        <cac:TaxTotal><cbc:TaxAmount currencyID="%1$s">%2$s</cbc:TaxAmount><cac:TaxSubtotal><cbc:TaxableAmount currencyID="%1$s">%3$s</cbc:TaxableAmount><cbc:TaxAmount currencyID="%1$s">%2$s</cbc:TaxAmount>%5$s</cac:TaxSubtotal></cac:TaxTotal>
        <cac:LegalMonetaryTotal><cbc:LineExtensionAmount currencyID="%1$s">%3$s</cbc:LineExtensionAmount><cbc:TaxExclusiveAmount currencyID="%1$s">%3$s</cbc:TaxExclusiveAmount><cbc:TaxInclusiveAmount currencyID="%1$s">%4$s</cbc:TaxInclusiveAmount><cbc:PayableAmount currencyID="%1$s">%4$s</cbc:PayableAmount></cac:LegalMonetaryTotal>
        """
                .formatted(
                        paper.currency(),
                        paper.tax().toPlainString(),
                        paper.net().toPlainString(),
                        paper.gross().toPlainString(),
                        category(paper, "TaxCategory"));
    }

    private static String line(Paper paper, int i) {
        var line = paper.lines().get(i);
        return """
        <cac:InvoiceLine><cbc:ID>%1$d</cbc:ID><cbc:InvoicedQuantity unitCode="C62">%2$d</cbc:InvoicedQuantity><cbc:LineExtensionAmount currencyID="%3$s">%4$s</cbc:LineExtensionAmount><cac:Item><cbc:Name>%5$s</cbc:Name>%6$s</cac:Item><cac:Price><cbc:PriceAmount currencyID="%3$s">%7$s</cbc:PriceAmount></cac:Price></cac:InvoiceLine>
        """
                .formatted(
                        i + 1,
                        line.quantity(),
                        paper.currency(),
                        line.amount(),
                        Camt.escaped(line.text()),
                        category(paper, "ClassifiedTaxCategory"),
                        line.price());
    }

    private static String category(Paper paper, String tag) {
        return "<cac:%1$s><cbc:ID>%2$s</cbc:ID><cbc:Percent>%3$d</cbc:Percent>%4$s</cac:%1$s>"
                .formatted(tag, Cii.category(paper), paper.vat(), scheme());
    }

    private static String scheme() {
        return "<cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme>";
    }
}
