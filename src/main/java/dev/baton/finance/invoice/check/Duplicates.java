package dev.baton.finance.invoice.check;

import dev.baton.finance.invoice.Iban;
import dev.baton.finance.invoice.Invoice;

/** The same invoice in two documents, before either is in the books. */
public final class Duplicates {
    private Duplicates() {}

    /** The same number of the same seller, by tax number when both have one, else by name. */
    public static boolean same(Invoice one, Invoice other) {
        var number = one.head().number();
        var another = other.head().number();
        if (number == null
                || another == null
                || one.credit() != other.credit()
                || !Duplicate.plain(number).equals(Duplicate.plain(another))) {
            return false;
        }
        var left = one.seller();
        var right = other.seller();
        if (left.taxId() != null && right.taxId() != null) {
            return Iban.compact(left.taxId()).equals(Iban.compact(right.taxId()));
        }
        return left.name() != null
                && right.name() != null
                && CompanyName.likeness(left.name(), right.name()) > 0.9;
    }
}
