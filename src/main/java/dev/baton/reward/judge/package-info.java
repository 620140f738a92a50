/** A language model's opinion of a query, for the grade. */
@NullMarked
package dev.baton.reward.judge;

import org.jspecify.annotations.NullMarked;
