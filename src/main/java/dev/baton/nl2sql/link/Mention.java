package dev.baton.nl2sql.link;

import java.util.List;

/**
 * Words {@code from} (inclusive) to {@code to} (exclusive) of a question and what they may mean,
 * best first.
 */
public record Mention(int from, int to, List<Meaning> meanings) {
    public Mention {
        meanings = List.copyOf(meanings);
    }

    /** One meaning with how well the words fit it, 0 to 1. */
    public record Meaning(Target target, double score) {}

    public Meaning best() {
        return meanings.getFirst();
    }
}
