/** Looks at a plan before it runs, in dry runs, and at its result afterwards. */
@NullMarked
package dev.baton.planner.check;

import org.jspecify.annotations.NullMarked;
