/** What happened, in order, for whoever listens: all event records, the log, the feed. */
@NullMarked
package dev.baton.event;

import org.jspecify.annotations.NullMarked;
