/** Statements are kept, lines matched and matches taken back: by people and by an agent. */
@NullMarked
package dev.baton.finance.bank.step;

import org.jspecify.annotations.NullMarked;
