/** How good was it, in training. */
@NullMarked
package dev.baton.reward;

import org.jspecify.annotations.NullMarked;
