/** Conversations: turns, owner, shared state, expiry. */
@NullMarked
package dev.baton.session;

import org.jspecify.annotations.NullMarked;
