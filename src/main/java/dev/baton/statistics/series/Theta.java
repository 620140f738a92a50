package dev.baton.statistics.series;

/**
 * The Theta method: half the straight line through the series, half its doubled distance from that
 * line smoothed; the same as smoothing with a drift of half the slope.
 *
 * @param slope of the straight line, a step
 * @see "V. Assimakopoulos and K. Nikolopoulos, The theta model, International Journal of
 *     Forecasting 16 (2000); R. J. Hyndman and B. Billah, Unmasking the Theta method, ibid. 19
 *     (2003)"
 */
public record Theta(Smoothing smoothing, double slope, int length) {
    public static Theta of(double... values) {
        return new Theta(Smoothing.of(values), slope(values), values.length);
    }

    public double[] forecast(int steps) {
        var alpha = smoothing.alpha();
        var behind = (1 - Math.pow(1 - alpha, length)) / alpha;
        var forecast = new double[steps];
        for (int i = 0; i < steps; i++) {
            forecast[i] = smoothing.level() + slope / 2 * (i + behind);
        }
        return forecast;
    }

    /** Of the straight line with the least squared distances; 0 for fewer than two values. */
    static double slope(double... values) {
        var middle = (values.length - 1) / 2.0;
        var above = 0.0;
        var below = 0.0;
        for (int i = 0; i < values.length; i++) {
            above += (i - middle) * values[i];
            below += (i - middle) * (i - middle);
        }
        return below == 0 ? 0 : above / below;
    }
}
