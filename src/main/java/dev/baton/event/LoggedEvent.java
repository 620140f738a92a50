package dev.baton.event;

import dev.baton.plan.RunId;
import dev.baton.plan.Value;
import java.time.Instant;

/** An event as the log holds it; {@code seq} counts from 1 without gaps within its run. */
public record LoggedEvent(RunId run, long seq, String type, Value.Fields payload, Instant at) {}
