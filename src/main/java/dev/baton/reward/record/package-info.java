/** Keeps how good answers were, component by component. */
@NullMarked
package dev.baton.reward.record;

import org.jspecify.annotations.NullMarked;
