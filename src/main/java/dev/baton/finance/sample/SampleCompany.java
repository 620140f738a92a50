package dev.baton.finance.sample;

import java.util.List;
import java.util.Map;

/**
 * A maker of instruments that never was. The same seed and scale give the same company; nothing is
 * read but what is given.
 */
public final class SampleCompany {
    /** The id of the company. */
    public static final String ID = "sample";

    private SampleCompany() {}

    /** Two years of books and their files; {@code scale} times the customers, orders and staff. */
    public static Sample generate(long seed, int scale) {
        var story = story(seed, scale, 2);
        var invoices = InvoiceFiles.of(story);
        return new Sample(
                story.ledger(),
                StatementFiles.of(story.desk()),
                invoices.files(),
                story.truths(invoices.headers()));
    }

    /** Without files, of so many years; the last day is always 2026-06-30. */
    public static Sample books(long seed, int scale, int years) {
        var story = story(seed, scale, years);
        return new Sample(story.ledger(), List.of(), List.of(), story.truths(Map.of()));
    }

    private static Story story(long seed, int scale, int years) {
        if (scale < 1 || scale > 20 || years < 1 || years > 20) {
            throw new IllegalArgumentException(
                    "scale and years are 1 to 20, not %d and %d".formatted(scale, years));
        }
        return Story.of(Frame.of(seed, scale, years));
    }
}
