/** Files into tables, rules over rows, records matched: the work behind operations. */
@NullMarked
package dev.baton.pipeline;

import org.jspecify.annotations.NullMarked;
