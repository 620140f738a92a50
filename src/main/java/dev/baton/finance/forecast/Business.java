package dev.baton.finance.forecast;

import dev.baton.finance.book.Item;
import dev.baton.statistics.series.Band;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * Invoices to come on one side: those of the last twelve months are drawn again, at amounts that
 * add up to what is forecast for the month.
 *
 * @param aMonth how many are drawn for a month
 * @param months what is forecast of each month, in the company's currency, with its tax
 * @param spread standard deviation of a month, as a share of it
 */
record Business(
        List<Template> templates,
        int aMonth,
        double mean,
        Map<YearMonth, Double> months,
        double spread) {
    private static final int MOST = 300;
    private static final double NORMAL_TAIL = 1.2816;

    /** {@code base} is what an item is worth in the company's currency. */
    static Business of(
            List<Item> items,
            ToDoubleFunction<Item> base,
            Template.Paid paid,
            Map<YearMonth, Double> months,
            double spread) {
        var templates = new ArrayList<Template>();
        var sum = 0.0;
        for (var item : items) {
            if (item.gross().signum() > 0) {
                var amount = base.applyAsDouble(item);
                sum += amount;
                templates.add(Template.of(item, amount, paid));
            }
        }
        var count = templates.size();
        return new Business(
                List.copyOf(templates),
                count == 0 ? 0 : Math.clamp(Math.round(count / 12.0), 1, MOST),
                count == 0 ? 0 : sum / count,
                months,
                spread);
    }

    /** Monthly sums, carried on from the month after the last. */
    static Map<YearMonth, Double> carried(double[] sums, YearMonth last, int steps) {
        var band = Band.of(sums, Drivers.SEASON, steps);
        var months = new TreeMap<YearMonth, Double>();
        for (int i = 0; i < steps; i++) {
            months.put(last.plusMonths(i + 1L), Math.max(0, band.middle()[i]));
        }
        return months;
    }

    static double spread(double[] sums) {
        var band = Band.of(sums, Drivers.SEASON, 3);
        var middle = Math.abs(band.middle()[1]);
        return middle == 0
                ? 0
                : Math.min(0.6, (band.high()[1] - band.low()[1]) / (2 * NORMAL_TAIL * middle));
    }

    /** How much an invoice drawn for that month is multiplied by. */
    double scale(YearMonth month) {
        var forecast = months.getOrDefault(month, 0.0);
        return aMonth == 0 || mean == 0 ? 0 : forecast / (aMonth * mean);
    }

    static LocalDate day(YearMonth month, int day) {
        return month.atDay(Math.min(day, month.lengthOfMonth()));
    }
}
