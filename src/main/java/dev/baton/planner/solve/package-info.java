/** The last step of a plan that was made: an answer from what the steps before it proved. */
@NullMarked
package dev.baton.planner.solve;

import org.jspecify.annotations.NullMarked;
