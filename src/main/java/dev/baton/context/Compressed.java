package dev.baton.context;

import java.util.List;

/**
 * What came of a compression: the text, both sizes in counted tokens, by which means, what it keeps
 * for certain, and what was left out in words.
 */
public record Compressed(
        String text,
        int tokens,
        int plainTokens,
        Means means,
        List<Pin> kept,
        List<String> leftOut) {
    /** How a text came to its length. */
    public enum Means {
        WHOLE,
        DIGEST,
        SENTENCES,
        SUMMARY
    }

    public Compressed {
        kept = List.copyOf(kept);
        leftOut = List.copyOf(leftOut);
    }

    /** The share of the tokens that was saved, 0 to 1. */
    public double saved() {
        return plainTokens == 0 ? 0 : 1 - tokens / (double) plainTokens;
    }
}
