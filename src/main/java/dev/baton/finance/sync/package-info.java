/** Books that were kept elsewhere are read in, once, when their control totals match. */
@NullMarked
package dev.baton.finance.sync;

import org.jspecify.annotations.NullMarked;
