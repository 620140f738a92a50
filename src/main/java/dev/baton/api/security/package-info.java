/** Who is at the door: callers of requests and sockets. */
@NullMarked
package dev.baton.api.security;

import org.jspecify.annotations.NullMarked;
