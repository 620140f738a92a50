package dev.baton.finance.invoice.xml;

import dev.baton.finance.invoice.Invoice;
import dev.baton.finance.invoice.Refusal;

/** An electronic invoice in XML, whichever of the known kinds it is. */
public final class InvoiceXml {
    private InvoiceXml() {}

    /** Throws a problem for what is no invoice, not well-formed, or hostile. */
    public static Invoice read(byte[] xml) {
        var root = Elements.read(xml);
        if (Cii.is(root)) {
            return Cii.read(root);
        }
        if (Ubl.is(root)) {
            return Ubl.read(root);
        }
        throw Refusal.unreadable(
                "The XML is neither a CII nor a UBL invoice; its root is %s."
                        .formatted(root.name().isEmpty() ? "missing" : root.name()));
    }
}
