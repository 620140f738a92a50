/** What may go wrong or has gone wrong in the books, who should look at it, and until when. */
@NullMarked
package dev.baton.finance.risk;

import org.jspecify.annotations.NullMarked;
