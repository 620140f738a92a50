package dev.baton.finance.book;

import java.time.LocalDate;

/**
 * Whose books they are. {@code currency} is the one that statements are drawn up in (ISO 4217);
 * {@code asOf} is the last day that is complete.
 */
public record Company(
        String id,
        String name,
        String industry,
        String currency,
        LocalDate firstDay,
        LocalDate asOf) {}
