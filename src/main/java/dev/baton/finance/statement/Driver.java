package dev.baton.finance.statement;

import dev.baton.finance.fact.Fact;

/**
 * An account and by how much it moved the net result against the period it is compared with;
 * positive when it helped.
 */
public record Driver(String account, String name, Fact effect) {}
