package dev.baton.nl2sql.link;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Words {@code from} to {@code to} that say when: from the first day on, before the last; null
 * means open. {@code year} is set when a whole calendar year is meant.
 */
public record Period(
        int from,
        int to,
        @Nullable LocalDate first,
        @Nullable LocalDate before,
        @Nullable Integer year,
        boolean bare) {}
