package dev.baton.statistics;

import java.util.List;

/**
 * The mean squared distance of forecasts from what came true: 0 is perfect, 0.25 is what "one half"
 * always gets. Half of Brier's own figure, which sums over both outcomes.
 *
 * @see "G. W. Brier, Verification of forecasts expressed in terms of probability, Monthly Weather
 *     Review 78 (1950)"
 */
public final class Brier {
    private Brier() {}

    public static double score(List<Forecast> forecasts) {
        return forecasts.stream()
                .mapToDouble(each -> Math.pow(each.probability() - each.outcome(), 2))
                .average()
                .orElseThrow(() -> new IllegalArgumentException("no forecasts"));
    }
}
