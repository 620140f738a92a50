package dev.baton.finance.sample;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** SplitMix64 (Steele, Lea, Flood 2014): the same numbers for the same seed on every machine. */
final class Dice {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private final long seed;
    private long state;

    Dice(long seed) {
        this.seed = mix(seed + GOLDEN);
        this.state = this.seed;
    }

    /** Dice of their own, so that what is rolled for one thing does not move another. */
    Dice named(String name) {
        var hash = seed;
        for (var i = 0; i < name.length(); i++) {
            hash = mix(hash * 31 + name.charAt(i));
        }
        return new Dice(hash);
    }

    /** From 0 to n - 1. */
    int below(int n) {
        return (int) Math.floorMod(next(), (long) n);
    }

    int between(int from, int to) {
        return from + below(to - from + 1);
    }

    /** From 0 to below 1. */
    double share() {
        return (next() >>> 11) * 0x1.0p-53;
    }

    boolean chance(double probability) {
        return share() < probability;
    }

    /** Of mean 0 and deviation 1 (Box and Muller). */
    double normal() {
        return StrictMath.sqrt(-2 * StrictMath.log(1 - share()))
                * StrictMath.cos(2 * StrictMath.PI * share());
    }

    int poisson(double mean) {
        var limit = StrictMath.exp(-Math.min(mean, 500));
        var count = 0;
        for (var product = share(); product > limit; product *= share()) {
            count++;
        }
        return count;
    }

    /** An amount around a typical one; {@code spread} is the deviation of its logarithm. */
    BigDecimal money(double typical, double spread) {
        return BigDecimal.valueOf(typical * StrictMath.exp(spread * normal()))
                .setScale(2, RoundingMode.HALF_UP);
    }

    <T> T pick(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    String digits(int count) {
        var digits = new StringBuilder();
        for (var i = 0; i < count; i++) {
            digits.append(below(10));
        }
        return digits.toString();
    }

    private long next() {
        state += GOLDEN;
        return mix(state);
    }

    private static long mix(long value) {
        var z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
