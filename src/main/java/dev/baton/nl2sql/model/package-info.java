/** Queries and answers written by a language model, checked by what can be computed. */
@NullMarked
package dev.baton.nl2sql.model;

import org.jspecify.annotations.NullMarked;
