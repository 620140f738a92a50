/** Documents become invoices: read from XML, from text or from a picture, and held to the rules. */
@NullMarked
package dev.baton.finance.invoice;

import org.jspecify.annotations.NullMarked;
