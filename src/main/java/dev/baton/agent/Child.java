package dev.baton.agent;

import dev.baton.plan.Confidence;
import dev.baton.plan.RunId;
import dev.baton.plan.Value;

/** A run that a step started and that has been answered. */
public record Child(RunId run, Value.Fields answer, Confidence confidence, long tokens) {}
