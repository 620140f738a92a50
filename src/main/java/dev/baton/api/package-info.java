/** The outside: REST, WebSocket, their JSON; a feature's doors in a package of their own. */
@NullMarked
package dev.baton.api;

import org.jspecify.annotations.NullMarked;
