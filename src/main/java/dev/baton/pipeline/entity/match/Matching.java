package dev.baton.pipeline.entity.match;

import java.util.List;

/**
 * How the records of two sources go together: companies with all their records, the pairs that made
 * them so, those that a person must decide, and what was compared.
 */
public record Matching(
        List<List<RecordId>> companies,
        List<Pair> matches,
        List<Doubt> doubts,
        int compared,
        List<LeftOut> leftOut) {
    public Matching {
        companies = List.copyOf(companies);
        matches = List.copyOf(matches);
        doubts = List.copyOf(doubts);
        leftOut = List.copyOf(leftOut);
    }
}
