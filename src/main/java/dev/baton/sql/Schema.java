package dev.baton.sql;

/**
 * All that is known of a data source when a question is read: hidden things are left out already.
 */
public record Schema(Catalogue catalogue, Semantics semantics, ValueIndex values) {}
