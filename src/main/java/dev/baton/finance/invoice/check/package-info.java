/** What was read is held to the rules of EN 16931, to the vendors and to what is there already. */
@NullMarked
package dev.baton.finance.invoice.check;

import org.jspecify.annotations.NullMarked;
