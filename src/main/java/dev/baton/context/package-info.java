/** What each step gets to read, within its token budget. */
@NullMarked
package dev.baton.context;

import org.jspecify.annotations.NullMarked;
