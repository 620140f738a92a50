package dev.baton.run;

import dev.baton.plan.Evidence;
import dev.baton.plan.StepId;

/** A step that has changed something outside, who did it, and what it proved. */
record Effected(StepId step, String agent, Evidence evidence) {}
