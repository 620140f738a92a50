/**
 * The semantic layer of a data source: {@code semantics.yaml}, read and held against its tables.
 */
@NullMarked
package dev.baton.sql.semantics;

import org.jspecify.annotations.NullMarked;
