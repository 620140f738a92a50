package dev.baton.finance.invoice.check;

/** A rule that was checked, by its name, whether it holds, and what was found. */
public record Finding(String rule, boolean holds, String found) {}
