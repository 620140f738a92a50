/**
 * Entries are drafted: by rule, then by history, each with what else it could be; people approve.
 */
@NullMarked
package dev.baton.finance.entry;

import org.jspecify.annotations.NullMarked;
