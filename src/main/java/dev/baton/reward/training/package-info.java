/** Many questions answered by several variants, each answer graded; and which variant is better. */
@NullMarked
package dev.baton.reward.training;

import org.jspecify.annotations.NullMarked;
