package dev.baton.pipeline.load.layout;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;

/** Patterns of dates, such as yyyy-MM-dd; one without a day means the first of the month. */
final class DayPattern {
    /** Neither the first of its month nor a day that every year has. */
    private static final LocalDate TRIED = LocalDate.of(2024, 2, 29);

    private DayPattern() {}

    /** Throws {@link IllegalArgumentException} when no day can be read by it. */
    static ColumnType.Day of(String pattern) {
        // "Year of era" needs an era under strict rules, which nobody writes.
        var builder =
                new DateTimeFormatterBuilder()
                        .parseCaseInsensitive()
                        .appendPattern(pattern.replace('y', 'u'));
        var daily = pattern.contains("d") || pattern.contains("D");
        if (!daily) {
            builder.parseDefaulting(ChronoField.DAY_OF_MONTH, 1);
        }
        var formatter = builder.toFormatter(Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
        var day = daily ? TRIED : TRIED.withDayOfMonth(1);
        try {
            if (LocalDate.parse(formatter.format(day), formatter).equals(day)) {
                return new ColumnType.Day(pattern, formatter);
            }
        } catch (DateTimeException _) {
            // told below
        }
        throw new IllegalArgumentException("no whole date is written so: " + pattern);
    }
}
