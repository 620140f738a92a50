/** Documents over REST: uploaded, read, corrected by hand. */
@NullMarked
package dev.baton.api.finance.invoice;

import org.jspecify.annotations.NullMarked;
