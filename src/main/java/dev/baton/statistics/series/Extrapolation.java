package dev.baton.statistics.series;

import java.util.Arrays;
import java.util.Locale;

/** The ways to carry a series on. Series shorter than four values keep their mean. */
public enum Extrapolation {
    /** The last value again. */
    NAIVE {
        @Override
        double[] plain(double[] values, int season, int steps) {
            return filled(values[values.length - 1], steps);
        }
    },
    /** The value of a season ago again; the last value while there is none. */
    SEASONAL_NAIVE {
        @Override
        double[] plain(double[] values, int season, int steps) {
            if (values.length < season) {
                return NAIVE.plain(values, season, steps);
            }
            var forecast = new double[steps];
            for (int i = 0; i < steps; i++) {
                forecast[i] = values[values.length - season + i % season];
            }
            return forecast;
        }
    },
    SMOOTHING {
        @Override
        double[] plain(double[] values, int season, int steps) {
            return Smoothing.of(values).forecast(steps);
        }
    },
    DAMPED_TREND {
        @Override
        double[] plain(double[] values, int season, int steps) {
            return DampedTrend.of(values).forecast(steps);
        }
    },
    THETA {
        @Override
        double[] plain(double[] values, int season, int steps) {
            return Theta.of(values).forecast(steps);
        }
    },
    /**
     * The mean of smoothing, damped trend and theta; where values a year apart go together, partly
     * last season's values carried to the level of today.
     */
    COMBINED {
        @Override
        double[] plain(double[] values, int season, int steps) {
            return mean(
                    SMOOTHING.plain(values, season, steps),
                    DAMPED_TREND.plain(values, season, steps),
                    THETA.plain(values, season, steps));
        }

        @Override
        double[] unadjusted(double[] values, int season, int steps) {
            var plain = plain(values, season, steps);
            var share = LastSeason.share(values, season);
            if (share == 0) {
                return plain;
            }
            var last = LastSeason.carried(values, season, steps);
            for (int i = 0; i < steps; i++) {
                plain[i] = (1 - share) * plain[i] + share * last[i];
            }
            return plain;
        }
    };

    private static final int SHORT = 4;

    /**
     * What comes next, for so many steps. A season of 1 means that there are none; where the test
     * finds seasons, the method is applied without them and they are put back.
     */
    public double[] forecast(double[] values, int season, int steps) {
        if (values.length < SHORT) {
            return filled(Arrays.stream(values).average().orElse(0), steps);
        }
        var flat = Arrays.stream(values).allMatch(value -> value == values[0]);
        if (flat) {
            return filled(values[0], steps);
        }
        if (this == NAIVE || this == SEASONAL_NAIVE || !Seasons.found(values, season)) {
            return unadjusted(values, season, steps);
        }
        var seasons = Seasons.of(values, season);
        return seasons.put(plain(seasons.removed(values), season, steps), values.length);
    }

    abstract double[] plain(double[] values, int season, int steps);

    double[] unadjusted(double[] values, int season, int steps) {
        return plain(values, season, steps);
    }

    /** How it is called on the wire. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static double[] filled(double value, int steps) {
        var filled = new double[steps];
        Arrays.fill(filled, value);
        return filled;
    }

    private static double[] mean(double[]... forecasts) {
        var mean = new double[forecasts[0].length];
        for (var forecast : forecasts) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += forecast[i] / forecasts.length;
            }
        }
        return mean;
    }
}
