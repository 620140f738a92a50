package dev.baton.api.escalation;

import dev.baton.escalation.Escalation;

/** Somebody has decided here; whoever learns from decisions hears of it. */
public record DecisionMade(Escalation escalation) {}
