/** Which tables, columns, values, joins and business words a question speaks of. */
@NullMarked
package dev.baton.nl2sql.link;

import org.jspecify.annotations.NullMarked;
