package dev.baton.planner.route;

import java.util.Set;

/** How often requests of these words went well with that workflow, and how often not. */
record Outcome(Set<String> words, String workflow, int successes, int failures) {
    Outcome {
        words = Set.copyOf(words);
    }

    /** From -1 (always failed, often) to 1 (always went well, often). */
    double weight() {
        return (double) (successes - failures) / (successes + failures + 2);
    }
}
