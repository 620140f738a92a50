package dev.baton.pipeline.entity.match;

/** Adds up what two profiles' agreements weigh, and what speaks against it from the start. */
final class Weighing {
    /** A record has at most one partner among so many; a double within its own source is rarer. */
    private static final double DOUBLES_RARER = 4;

    private final Comparison comparison;
    private final double across;
    private final double within;

    /** {@code larger} is the size of the larger source. */
    Weighing(Comparison comparison, int larger) {
        this.comparison = comparison;
        across = -log2(Math.max(2, larger));
        within = across - log2(DOUBLES_RARER);
    }

    private static double log2(double number) {
        return Math.log(number) / Math.log(2);
    }

    Pair pair(Profile one, Profile other) {
        boolean ordered = one.id().compareTo(other.id()) < 0;
        var left = ordered ? one : other;
        var right = ordered ? other : one;
        var levels = comparison.levels(left, right);
        double weight = left.id().source() == right.id().source() ? within : across;
        for (var level : levels) {
            weight += level.weight();
        }
        return new Pair(
                left.id(),
                right.id(),
                weight,
                1 / (1 + Math.pow(2, -weight)),
                levels.stream().map(Level::agreement).toList());
    }
}
