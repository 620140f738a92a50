package dev.baton.pipeline.entity.match;

/** How two records agree in one respect, and what that says: weight in bits, for or against. */
public record Agreement(String respect, String level, double weight) {}
