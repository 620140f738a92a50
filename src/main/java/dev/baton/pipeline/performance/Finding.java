package dev.baton.pipeline.performance;

import dev.baton.plan.Value;
import org.jspecify.annotations.Nullable;

/**
 * Something that costs time or space: where, in one sentence, the numbers it rests on, and the
 * statement a person may run against it. Nothing is run by itself.
 */
record Finding(
        Area area,
        String kind,
        Weight weight,
        String subject,
        String text,
        Value.Fields evidence,
        @Nullable String suggestion) {}
