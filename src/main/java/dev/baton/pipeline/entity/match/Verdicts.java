package dev.baton.pipeline.entity.match;

import java.util.Set;

/** What a person said of doubtful pairs, by the pairs' ids: one company, or two. */
public record Verdicts(Set<String> accepted, Set<String> rejected) {
    public static final Verdicts NONE = new Verdicts(Set.of(), Set.of());

    public Verdicts {
        accepted = Set.copyOf(accepted);
        rejected = Set.copyOf(rejected);
    }
}
