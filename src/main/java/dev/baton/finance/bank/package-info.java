/** What the bank says: statement files are read and held against the books, line by line. */
@NullMarked
package dev.baton.finance.bank;

import org.jspecify.annotations.NullMarked;
