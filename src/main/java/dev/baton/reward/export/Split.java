package dev.baton.reward.export;

import java.util.Locale;

/**
 * The part of a data set that a question belongs to, for good: it follows from the data source and
 * the question alone, so no question is ever in two.
 */
public enum Split {
    TRAIN(80),
    VALIDATION(90),
    TEST(100);

    /** How splits are told in a manifest. */
    static final String RULE =
            "SHA-256 of data source and normalized question: 80 % train, 10 % validation, 10 % test";

    private final int below;

    Split(int below) {
        this.below = below;
    }

    /** Where a question goes whose normal form that is. */
    static Split of(String source, String normal) {
        int percent = Math.floorMod(Digest.of(source, normal), 100);
        for (var split : values()) {
            if (percent < split.below) {
                return split;
            }
        }
        throw new AssertionError(percent);
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
