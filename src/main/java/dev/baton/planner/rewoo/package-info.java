/** A language model writes a whole plan in one call, before anything of it runs (ReWOO). */
@NullMarked
package dev.baton.planner.rewoo;

import org.jspecify.annotations.NullMarked;
