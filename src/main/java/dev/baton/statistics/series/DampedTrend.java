package dev.baton.statistics.series;

/**
 * A level and a trend that dies away by the factor {@code phi} a step; with phi 1 it is Holt's
 * linear trend.
 *
 * @see "E. S. Gardner and E. McKenzie, Forecasting trends in time series, Management Science 31
 *     (1985)"
 */
public record DampedTrend(double alpha, double beta, double phi, double level, double trend) {
    private static final double[] LOW = {0.01, 0.001, 0.80};
    private static final double[] HIGH = {0.99, 0.99, 0.98};
    private static final double[] ALPHAS = {0.1, 0.3, 0.5, 0.7, 0.9};
    private static final double[] BETAS = {0.05, 0.2, 0.5};
    private static final double[] PHIS = {0.82, 0.90, 0.97};

    /** What is known before the first value. */
    private record Start(double level, double trend) {}

    /** With the parameters that leave the least squared errors one step ahead; 3 values or more. */
    public static DampedTrend of(double... values) {
        var best = new double[] {ALPHAS[0], BETAS[0], PHIS[0]};
        var least = Double.POSITIVE_INFINITY;
        for (var alpha : ALPHAS) {
            for (var beta : BETAS) {
                for (var phi : PHIS) {
                    var tried = new double[] {alpha, beta, phi};
                    var squares = errors(tried, values);
                    if (squares < least) {
                        least = squares;
                        best = tried;
                    }
                }
            }
        }
        var found = Search.pattern(best, LOW, HIGH, each -> errors(each, values));
        var start = start(found, values);
        return of(found[0], found[1], found[2], start.level, start.trend, values);
    }

    /**
     * With these parameters.
     *
     * @param beta share of the change of the level that the trend takes on
     * @param level before the first value
     * @param trend before the first value
     */
    public static DampedTrend of(
            double alpha, double beta, double phi, double level, double trend, double[] values) {
        var at = new double[] {level, trend};
        for (var value : values) {
            step(alpha, beta, phi, at, value);
        }
        return new DampedTrend(alpha, beta, phi, at[0], at[1]);
    }

    public double[] forecast(int steps) {
        var forecast = new double[steps];
        var sum = 0.0;
        for (int i = 0; i < steps; i++) {
            sum += Math.pow(phi, i + 1.0);
            forecast[i] = level + sum * trend;
        }
        return forecast;
    }

    /** The error of the forecast before; {@code at} is level and trend, and is moved on. */
    private static double step(double alpha, double beta, double phi, double[] at, double value) {
        var damped = phi * at[1];
        var error = value - at[0] - damped;
        var level = at[0] + damped + alpha * error;
        at[1] = beta * (level - at[0]) + (1 - beta) * damped;
        at[0] = level;
        return error;
    }

    private static double errors(double[] parameters, double[] values) {
        var start = start(parameters, values);
        var at = new double[] {start.level, start.trend};
        var squares = 0.0;
        for (var value : values) {
            var error = step(parameters[0], parameters[1], parameters[2], at, value);
            squares += error * error;
        }
        return squares;
    }

    /** The errors are linear in level and trend, so that the best ones follow by least squares. */
    private static Start start(double[] parameters, double[] values) {
        var none = new double[2];
        var ofLevel = new double[] {1, 0};
        var ofTrend = new double[] {0, 1};
        double ll = 0;
        double lt = 0;
        double tt = 0;
        double le = 0;
        double te = 0;
        for (var value : values) {
            var error = step(parameters[0], parameters[1], parameters[2], none, value);
            var level = step(parameters[0], parameters[1], parameters[2], ofLevel, 0);
            var trend = step(parameters[0], parameters[1], parameters[2], ofTrend, 0);
            ll += level * level;
            lt += level * trend;
            tt += trend * trend;
            le -= level * error;
            te -= trend * error;
        }
        var determinant = ll * tt - lt * lt;
        return Math.abs(determinant) < 1e-12 * ll * tt
                ? new Start(le / ll, 0)
                : new Start((le * tt - te * lt) / determinant, (te * ll - le * lt) / determinant);
    }
}
