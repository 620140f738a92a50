package dev.baton.pipeline.entity.merge;

import dev.baton.pipeline.entity.match.RecordId;

/** The value a field of the golden record has, the record it is of, and why it was taken. */
public record Survivor(String value, RecordId from, String why) {}
