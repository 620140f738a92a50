package dev.baton.pipeline.entity.match;

import java.util.Comparator;
import java.util.List;

/**
 * Two records that may mean one company: the weight of all that speaks for and against it, in bits,
 * and the probability that follows. {@code left} comes before {@code right}.
 */
public record Pair(
        RecordId left, RecordId right, double weight, double probability, List<Agreement> why) {
    /** The surest first; those that are as sure in the order of their records. */
    static final Comparator<Pair> SUREST_FIRST =
            Comparator.comparingDouble(Pair::weight)
                    .reversed()
                    .thenComparing(Pair::left)
                    .thenComparing(Pair::right);

    public Pair {
        why = List.copyOf(why);
    }

    /** True when both records are of one source. */
    public boolean within() {
        return left.source() == right.source();
    }

    /** A name by which a person can speak of it. */
    public String id() {
        return left + "=" + right;
    }
}
