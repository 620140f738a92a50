/**
 * What books are made of: companies, accounts, entries, open items, bank lines; how they are read.
 */
@NullMarked
package dev.baton.finance.book;

import org.jspecify.annotations.NullMarked;
