/** What confirmed queries teach the writers: shapes, slots, examples, words. */
@NullMarked
package dev.baton.nl2sql.learn;

import org.jspecify.annotations.NullMarked;
