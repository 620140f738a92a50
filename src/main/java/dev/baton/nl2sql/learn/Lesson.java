package dev.baton.nl2sql.learn;

import dev.baton.memory.Pair;

/**
 * A query that a confirmed pair gives for another question; {@code sure} is how surely it asks the
 * same, and {@code changed} says that something else was put in a slot.
 */
public record Lesson(Pair pair, String sql, double sure, boolean changed) {}
