/** Grades the answer of a run as a step beside it, and tells each reward. */
@NullMarked
package dev.baton.reward.step;

import org.jspecify.annotations.NullMarked;
