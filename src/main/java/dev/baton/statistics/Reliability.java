package dev.baton.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Whether "0.8" comes true eight times of ten: forecasts in bins of equal width, each with what was
 * said and what came true.
 *
 * @see "A. H. Murphy and R. L. Winkler, Reliability of subjective probability forecasts, Applied
 *     Statistics 26 (1977); expected calibration error by M. P. Naeini et al., AAAI (2015)"
 */
public record Reliability(List<Bin> bins) {
    public Reliability {
        bins = List.copyOf(bins);
    }

    /** {@code forecast} is the mean of what was said in it, {@code share} what came true. */
    public record Bin(double low, double high, long count, double forecast, double share) {}

    /** Only bins that hold something; 1.0 belongs to the last. */
    public static Reliability of(List<Forecast> forecasts, int bins) {
        var said = new Sample[bins];
        var came = new Sample[bins];
        Arrays.fill(said, Sample.EMPTY);
        Arrays.fill(came, Sample.EMPTY);
        for (var each : forecasts) {
            var bin = Math.min(bins - 1, (int) (each.probability() * bins));
            said[bin] = said[bin].with(each.probability());
            came[bin] = came[bin].with(each.outcome());
        }
        var kept = new ArrayList<Bin>();
        for (var i = 0; i < bins; i++) {
            if (said[i].count() > 0) {
                kept.add(
                        new Bin(
                                (double) i / bins,
                                (double) (i + 1) / bins,
                                said[i].count(),
                                said[i].mean(),
                                came[i].mean()));
            }
        }
        return new Reliability(kept);
    }

    /** The mean distance between said and true, weighted by the bins' counts; 0 when empty. */
    public double error() {
        var all = bins.stream().mapToLong(Bin::count).sum();
        return bins.stream()
                .mapToDouble(bin -> bin.count() * Math.abs(bin.forecast() - bin.share()) / all)
                .sum();
    }
}
