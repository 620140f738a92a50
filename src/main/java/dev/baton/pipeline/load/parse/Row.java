package dev.baton.pipeline.load.parse;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of one record of a file; {@code line} is where it begins, from 1. */
public sealed interface Row {
    long line();

    /** Values in the order of the layout's columns, as PostgreSQL reads them. */
    record Accepted(long line, List<@Nullable String> values) implements Row {}

    /** Why it is no row, and how it begins. */
    record Rejected(long line, String reason, String text) implements Row {}
}
