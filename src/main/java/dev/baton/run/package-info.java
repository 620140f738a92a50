/** Carries a plan out, once, even across a crash. */
@NullMarked
package dev.baton.run;

import org.jspecify.annotations.NullMarked;
