/**
 * PostgreSQL as a data source: what its catalogue tells, what its columns hold, when it changed.
 */
@NullMarked
package dev.baton.sql.postgres;

import org.jspecify.annotations.NullMarked;
