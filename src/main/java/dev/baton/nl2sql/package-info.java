/** A question in words becomes one checked query. */
@NullMarked
package dev.baton.nl2sql;

import org.jspecify.annotations.NullMarked;
