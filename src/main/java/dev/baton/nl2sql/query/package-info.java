/** A query as a typed value, and the SQL it is written as. */
@NullMarked
package dev.baton.nl2sql.query;

import org.jspecify.annotations.NullMarked;
