package dev.baton.finance.forecast;

import dev.baton.finance.fact.Fact;
import java.time.LocalDate;
import java.util.List;

/**
 * A week of the cash forecast, Monday to Sunday; the first one begins on the day after the books
 * end.
 *
 * @param expected closing cash when every payment is as expected: the one before plus receipts less
 *     payments
 * @param below in how many of a hundred plays cash ends a day of the week below the minimum
 */
public record CashWeek(
        LocalDate monday,
        LocalDate to,
        List<Flow> flows,
        Fact receipts,
        Fact payments,
        Fact expected,
        Closing closing,
        Fact below) {
    /** What comes of one component, negative when it goes out. */
    public record Flow(Component component, Fact amount) {}

    /** Cash at the end: in one of ten plays less than p10, in one of ten more than p90. */
    public record Closing(Fact p10, Fact p50, Fact p90, Fact lowest) {}

    public CashWeek {
        flows = List.copyOf(flows);
    }
}
