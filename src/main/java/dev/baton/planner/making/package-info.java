/** A goal becomes a checked plan: one made before, a model's, or one by rules, in that order. */
@NullMarked
package dev.baton.planner.making;

import org.jspecify.annotations.NullMarked;
