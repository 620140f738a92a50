/** The agents of the workflow nl2sql, one a step. */
@NullMarked
package dev.baton.nl2sql.step;

import org.jspecify.annotations.NullMarked;
