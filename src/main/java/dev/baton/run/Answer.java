package dev.baton.run;

import dev.baton.plan.Confidence;
import dev.baton.plan.Value;
import java.time.Instant;

/** A version of a run's answer: the engine's own is the first, a person's correction the next. */
public record Answer(
        int version, Value.Fields body, Confidence confidence, String author, Instant at) {}
