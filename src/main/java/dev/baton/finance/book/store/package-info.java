/** The books as they are stored: read by SQL, written only through functions of the database. */
@NullMarked
package dev.baton.finance.book.store;

import org.jspecify.annotations.NullMarked;
