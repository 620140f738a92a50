/** A document of any kind becomes an invoice: XML before text, text before pictures. */
@NullMarked
package dev.baton.finance.invoice.read;

import org.jspecify.annotations.NullMarked;
