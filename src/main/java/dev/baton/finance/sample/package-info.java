/** A company that never was: its books, bank and documents, generated from what happened to it. */
@NullMarked
package dev.baton.finance.sample;

import org.jspecify.annotations.NullMarked;
