/** How tables are written and read: all of it or nothing, parameters in their order. */
@NullMarked
package dev.baton.store;

import org.jspecify.annotations.NullMarked;
