package dev.baton.run.seen;

import java.util.Set;

/**
 * How far a run has come: steps carried out, whether any step has begun, and which stages are open.
 */
public record Advance(int stepsExecuted, boolean begun, Set<String> openStages) {
    /** Of a run of which nothing is known. */
    public static final Advance NONE = new Advance(0, false, Set.of());

    public Advance {
        openStages = Set.copyOf(openStages);
    }
}
