/** From words on pages to the fields of an invoice: labels, formats, and what the sums must be. */
@NullMarked
package dev.baton.finance.invoice.text;

import org.jspecify.annotations.NullMarked;
