/** Is this query right: syntax, schema, business rules, performance. */
@NullMarked
package dev.baton.nl2sql.validate;

import org.jspecify.annotations.NullMarked;
