/** The books: analysis, forecast, risk, entries, reconciliation, compliance. */
@NullMarked
package dev.baton.finance;

import org.jspecify.annotations.NullMarked;
