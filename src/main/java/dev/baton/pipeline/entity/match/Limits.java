package dev.baton.pipeline.entity.match;

/**
 * From which probability on two records are one company, from which on a person is asked, by how
 * many bits a pair must be better than the next best, and how much is compared at most.
 */
public record Limits(double match, double review, double margin, int largestBlock, int mostPairs) {
    public static final Limits DEFAULT = new Limits(0.98, 0.4, 2, 60, 2_000_000);
}
