package dev.baton.sql;

/**
 * A stored value that words may mean; {@code score} is 1 for the same text but for case, else less.
 */
public record ValueMatch(ColumnName column, String value, double score) {}
