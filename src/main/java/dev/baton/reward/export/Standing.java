package dev.baton.reward.export;

import java.util.Locale;

/** What is known of a query as the answer to a question. */
enum Standing {
    /** Nothing that can be learned from: nearly right, or held against nothing. */
    OPEN(0),
    /** It gave the rows of a query that is right. */
    STRICT(1),
    /** It got a thumb up. */
    LIKED(1),
    /** It gave other rows. */
    WRONG(1),
    /** Once right, once wrong. */
    DISPUTED(1),
    /** A person vouches for it. */
    CONFIRMED(2),
    /** A person refused it. */
    REJECTED(2),
    /** One person vouches for it, another refused it. */
    DIVIDED(2);

    private final int weight;

    Standing(int weight) {
        this.weight = weight;
    }

    static Standing of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** Known to be right. */
    boolean right() {
        return this == STRICT || this == CONFIRMED;
    }

    boolean good() {
        return right() || this == LIKED;
    }

    boolean bad() {
        return this == WRONG || this == REJECTED;
    }

    boolean human() {
        return weight == CONFIRMED.weight;
    }

    boolean contradictory() {
        return this == DISPUTED || this == DIVIDED;
    }

    /** Both said of the same query: people come before results. */
    Standing and(Standing other) {
        if (this == other || weight > other.weight) {
            return this;
        }
        if (weight < other.weight) {
            return other;
        }
        if (good() && other.good()) {
            return STRICT;
        }
        return human() ? DIVIDED : DISPUTED;
    }
}
