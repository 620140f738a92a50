package dev.baton.reward.record;

import dev.baton.plan.StepId;
import dev.baton.reward.Grade;
import java.time.Instant;

/** A grade as it is kept: of the how-manieth candidate (from 0) of a run, by which of its steps. */
public record Graded(StepId step, int candidate, Grade grade, Instant at) {}
