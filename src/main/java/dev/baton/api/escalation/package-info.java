/** The doors to what waits for a person. */
@NullMarked
package dev.baton.api.escalation;

import org.jspecify.annotations.NullMarked;
