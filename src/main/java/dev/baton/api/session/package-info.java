/** Conversations over REST. */
@NullMarked
package dev.baton.api.session;

import org.jspecify.annotations.NullMarked;
