package dev.baton.planner;

import java.time.Instant;

/** A workflow as somebody wrote it; its version counts its changes from 1. */
public record Definition(
        String name, String text, int version, String changedBy, Instant changedAt) {}
