package dev.baton.reward.export;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Which examples the answers to a question make. */
final class Choosing {
    /** By how much a chosen query is better than a rejected one. */
    static final double MARGIN = 0.3;

    // Totals are sums of rounded numbers: 0.9 − 0.6 is a margin of 0.3.
    private static final double SLACK = 1e-9;

    private Choosing() {}

    /** At most {@code most} of each kind, good ones worth {@code least} or more. */
    static List<Example> examples(Format format, Group group, int most, double least) {
        return switch (format) {
            case SFT ->
                    good(group, least)
                            .filter(each -> each.standing().right())
                            .limit(most)
                            .<Example>map(Example.Shown::new)
                            .toList();
            case DPO -> preferred(group, most, least);
            case KTO ->
                    Stream.concat(
                                    good(group, least)
                                            .limit(most)
                                            .<Example>map(each -> new Example.Labelled(each, true)),
                                    bad(group)
                                            .limit(most)
                                            .<Example>map(
                                                    each -> new Example.Labelled(each, false)))
                            .toList();
            case GRPO ->
                    group.golds().isEmpty()
                            ? List.of()
                            : List.of(new Example.Target(group.golds()));
        };
    }

    /** The best first. */
    private static Stream<Candidate> good(Group group, double least) {
        return group.candidates().stream()
                .filter(each -> each.standing().good() && each.best() >= least)
                .sorted(Comparator.comparingDouble(Candidate::best).reversed());
    }

    /** Those that come nearest to being right first: from them there is most to learn. */
    private static Stream<Candidate> bad(Group group) {
        return group.candidates().stream()
                .filter(each -> each.standing().bad())
                .sorted(Comparator.comparingDouble(Candidate::best).reversed());
    }

    /** Each worse query once, the right ones in turn. */
    private static List<Example> preferred(Group group, int most, double least) {
        var right = good(group, least).filter(each -> each.standing().right()).toList();
        var pairs = new ArrayList<Example>();
        int turn = 0;
        for (var rejected : bad(group).toList()) {
            for (int i = 0; i < right.size() && pairs.size() < most; i++) {
                var chosen = right.get((turn + i) % right.size());
                if (chosen.above(rejected).orElse(0) >= MARGIN - SLACK) {
                    pairs.add(new Example.Preferred(chosen, rejected));
                    turn += i + 1;
                    break;
                }
            }
        }
        return pairs;
    }
}
