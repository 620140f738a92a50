/** The doors to the books: read, prepare, approve, take back, check, export. */
@NullMarked
package dev.baton.api.finance.book;

import org.jspecify.annotations.NullMarked;
