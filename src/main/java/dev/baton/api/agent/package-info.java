/** The doors of the agents: who is on duty, workers that come and go, one agent asked alone. */
@NullMarked
package dev.baton.api.agent;

import org.jspecify.annotations.NullMarked;
