/** Which lines of a bank and which entries tell of the same money; decided, never stored. */
@NullMarked
package dev.baton.finance.bank.match;

import org.jspecify.annotations.NullMarked;
