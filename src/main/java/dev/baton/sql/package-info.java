/**
 * Reads a customer's database and cannot change it: sources, catalogue, semantics, value index,
 * guard, comparison of results.
 */
@NullMarked
package dev.baton.sql;

import org.jspecify.annotations.NullMarked;
