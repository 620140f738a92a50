package dev.baton.finance.risk;

import java.util.List;

/**
 * A test of journals and what it found: the ids of records that fail it, of so many looked at. One
 * that must hold leaves nothing of the quality when it does not.
 */
public record JournalTest(
        String name, String words, boolean must, long looked, List<String> exceptions) {
    public JournalTest {
        exceptions = exceptions.stream().distinct().toList();
    }

    public boolean holds() {
        return exceptions.isEmpty();
    }

    /** The share of what was looked at that holds, from 0 to 1. */
    double share() {
        return looked == 0 ? 1 : Math.clamp(1 - (double) exceptions.size() / looked, 0, 1);
    }
}
