package dev.baton.finance.risk;

import dev.baton.finance.book.Entry;
import java.math.BigDecimal;
import java.util.List;

/**
 * First digits of amounts against Benford's law, by the mean absolute deviation (Nigrini, Benford's
 * Law, 2012: above 0.015 they do not conform). Only above 5,000 records: it says nothing of few.
 */
final class FirstDigits implements Detector {
    static final int FEWEST = 5_000;
    private static final double TOO_FAR = 0.015;

    @Override
    public List<Alert> look(Scene scene) {
        var amounts =
                scene.entries().stream()
                        .flatMap(entry -> entry.lines().stream())
                        .map(Entry.Line::base)
                        .filter(base -> base.signum() > 0)
                        .toList();
        if (amounts.size() <= FEWEST) {
            return List.of();
        }
        double deviation = deviation(amounts);
        if (deviation <= TOO_FAR) {
            return List.of();
        }
        return List.of(
                new Finding(Rule.FIRST_DIGITS, "all entries", scene)
                        .count("records", "Debit lines", amounts.size())
                        .percent(
                                "deviation",
                                "Mean deviation",
                                BigDecimal.valueOf(Math.round(deviation * 10_000), 2))
                        .alert(
                                Severity.INFO,
                                "The first digits of {{records}} debit lines stray from Benford's law by {{deviation}} on average: look at what makes some amounts frequent.",
                                List.of()));
    }

    /** The mean absolute deviation of the shares of the digits 1 to 9. */
    static double deviation(List<BigDecimal> amounts) {
        var counts = new int[10];
        for (var amount : amounts) {
            var digits = amount.abs().unscaledValue().toString();
            counts[digits.charAt(0) - '0']++;
        }
        double sum = 0;
        for (int digit = 1; digit <= 9; digit++) {
            double share = (double) counts[digit] / amounts.size();
            sum += Math.abs(share - Math.log10(1 + 1.0 / digit));
        }
        return sum / 9;
    }
}
