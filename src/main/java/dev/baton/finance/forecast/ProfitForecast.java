package dev.baton.finance.forecast;

import dev.baton.finance.book.Books;
import dev.baton.finance.book.Company;
import dev.baton.finance.fact.Fact;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * The income statement of the months to come, by its drivers, with intervals that hold four times
 * in five and a back-test.
 *
 * @param asOf the end of the last whole month that it rests on
 */
public record ProfitForecast(
        Company company, LocalDate asOf, List<ProfitLine> lines, List<BackTestRow> backTests) {
    public static final int MONTHS = 12;
    private static final int FEWEST = 6;

    public ProfitForecast {
        lines = List.copyOf(lines);
        backTests = List.copyOf(backTests);
    }

    /**
     * From what was known at the end of that day; throws a problem of cause bad_request when the
     * books hold fewer than six whole months by then.
     */
    public static ProfitForecast of(Books books, LocalDate asOf, Scenario scenario) {
        var months = Months.of(books, asOf);
        if (months.months().size() < FEWEST) {
            throw ProblemException.of(
                    Cause.BAD_REQUEST,
                    "The books hold %d whole months until %s; a forecast needs six."
                            .formatted(months.months().size(), asOf),
                    "Import earlier months, or ask again later.");
        }
        return new ProfitMaking(books.company(), months, scenario).forecast();
    }

    /** The line of that key; throws when there is none. */
    public ProfitLine line(String key) {
        return lines.stream()
                .filter(line -> line.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no line " + key));
    }

    /** What is expected of a line in all months together. */
    public BigDecimal total(String key) {
        return line(key).points().stream()
                .map(point -> point.expected().value())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public List<Fact> facts() {
        return lines.stream()
                .flatMap(line -> line.points().stream())
                .flatMap(point ->
                        java.util.stream.Stream.of(point.expected(), point.low(), point.high()))
                .toList();
    }
}
