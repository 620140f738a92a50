package dev.baton.pipeline.entity.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * From weighed pairs to companies. Doubles within a source are joined first; then each company of
 * one source gets at most one of the other, the surest pairs first. Where the next best pair is
 * nearly as good, or too little speaks for the best, a person is asked.
 */
final class Assignment {
    private static final int DOUBTS_PER_COMPANY = 3;

    private final Limits limits;
    private final Verdicts verdicts;
    private final List<Pair> pairs;
    private final List<Pair> rejected;
    private final Groups doubles = new Groups();
    private final Groups companies = new Groups();
    private final Set<RecordId> taken = new HashSet<>();
    private final List<Pair> matches = new ArrayList<>();
    private final List<Doubt> doubts = new ArrayList<>();

    Assignment(Limits limits, Verdicts verdicts, List<Pair> pairs) {
        this.limits = limits;
        this.verdicts = verdicts;
        this.rejected =
                pairs.stream().filter(pair -> verdicts.rejected().contains(pair.id())).toList();
        this.pairs =
                pairs.stream()
                        .filter(pair -> !verdicts.rejected().contains(pair.id()))
                        .filter(pair -> accepted(pair) || pair.probability() >= limits.review())
                        .sorted(Pair.SUREST_FIRST)
                        .toList();
    }

    private boolean accepted(Pair pair) {
        return verdicts.accepted().contains(pair.id());
    }

    private boolean sure(Pair pair) {
        return accepted(pair) || pair.probability() >= limits.match();
    }

    Matching of(List<RecordId> records, int compared, List<LeftOut> leftOut) {
        joinDoubles();
        var across = across();
        var bySide = new HashMap<RecordId, List<Pair>>();
        across.forEach(pair ->
                sides(pair)
                        .forEach(side ->
                                bySide.computeIfAbsent(side, _ -> new ArrayList<>()).add(pair)));
        across.stream().filter(this::accepted).forEach(this::take);
        for (var pair : across) {
            if (!accepted(pair) && sure(pair) && free(pair)) {
                if (contested(pair, bySide)) {
                    doubts.add(new Doubt(pair, Doubt.Reason.CONFLICT));
                } else {
                    take(pair);
                }
            }
        }
        doubtAcross(across);
        doubtDoubles();
        return new Matching(companies.all(records), matches, mostDoubtful(), compared, leftOut);
    }

    private void joinDoubles() {
        for (var pair : pairs) {
            if (pair.within() && sure(pair)) {
                doubles.join(pair.left(), pair.right());
                companies.join(pair.left(), pair.right());
                matches.add(pair);
            }
        }
    }

    /** The best pair between each two groups, the surest first. */
    private List<Pair> across() {
        var best = new LinkedHashMap<List<RecordId>, Pair>();
        // Who says that two records are two companies says so of their doubles too.
        var apart = rejected.stream().map(this::sides).collect(Collectors.toSet());
        for (var pair : pairs) {
            if (!pair.within() && (accepted(pair) || !apart.contains(sides(pair)))) {
                best.merge(sides(pair), pair, (first, next) -> accepted(next) ? next : first);
            }
        }
        return List.copyOf(best.values());
    }

    private List<RecordId> sides(Pair pair) {
        return List.of(doubles.of(pair.left()), doubles.of(pair.right()));
    }

    private boolean free(Pair pair) {
        return sides(pair).stream().noneMatch(taken::contains);
    }

    private void take(Pair pair) {
        taken.addAll(sides(pair));
        companies.join(pair.left(), pair.right());
        matches.add(pair);
    }

    /** True when another free pair of one of its sides is sure too and nearly as good. */
    private boolean contested(Pair pair, Map<RecordId, List<Pair>> bySide) {
        return sides(pair).stream()
                .flatMap(side -> bySide.getOrDefault(side, List.of()).stream())
                .anyMatch(other ->
                        other != pair
                                && sure(other)
                                && Math.abs(pair.weight() - other.weight()) < limits.margin()
                                && free(other));
    }

    private void doubtAcross(List<Pair> across) {
        for (var pair : across) {
            if (!sure(pair) && free(pair)) {
                doubts.add(new Doubt(pair, Doubt.Reason.LOW_CONFIDENCE));
            } else if (sure(pair)
                    && !free(pair)
                    && !companies.together(pair.left(), pair.right())) {
                // One of them has a better partner: they may be doubles that nobody noticed.
                doubts.add(new Doubt(pair, Doubt.Reason.CONFLICT));
            }
        }
    }

    private void doubtDoubles() {
        for (var pair : pairs) {
            if (pair.within() && !sure(pair) && !companies.together(pair.left(), pair.right())) {
                doubts.add(new Doubt(pair, Doubt.Reason.LOW_CONFIDENCE));
            }
        }
    }

    /** The best few of each company: a person need not see all that is alike. */
    private List<Doubt> mostDoubtful() {
        var shown = new ArrayList<Doubt>();
        Map<RecordId, Integer> counts = new HashMap<>();
        doubts.stream()
                .sorted((one, other) -> Pair.SUREST_FIRST.compare(one.pair(), other.pair()))
                .forEach(doubt -> {
                    var sides = sides(doubt.pair());
                    if (sides.stream()
                            .allMatch(side -> counts.getOrDefault(side, 0) < DOUBTS_PER_COMPANY)) {
                        sides.forEach(side -> counts.merge(side, 1, Integer::sum));
                        shown.add(doubt);
                    }
                });
        return shown;
    }
}
