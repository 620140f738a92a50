/** Electronic invoices: CII (Factur-X, ZUGFeRD, XRechnung) and UBL, by a reader without DTDs. */
@NullMarked
package dev.baton.finance.invoice.xml;

import org.jspecify.annotations.NullMarked;
