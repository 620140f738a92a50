/** Questions waiting for a person. */
@NullMarked
package dev.baton.escalation;

import org.jspecify.annotations.NullMarked;
