/** How runs look from outside: timelines, live counts, failures by kind, figures. Only reads. */
@NullMarked
package dev.baton.run.seen;

import org.jspecify.annotations.NullMarked;
