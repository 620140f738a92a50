/** How values are written down and read back: one mapper, snake_case, exact numbers. */
@NullMarked
package dev.baton.json;

import org.jspecify.annotations.NullMarked;
