package dev.baton.finance.bank.step;

import dev.baton.finance.bank.match.Reconciliation;
import dev.baton.finance.bank.match.Suggestion;
import dev.baton.json.Json;
import dev.baton.plan.Decision;
import dev.baton.plan.Question;
import dev.baton.plan.Shape;
import dev.baton.plan.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** A match that is likely but not certain, put to a person. */
record Proposal(List<String> bankLines, List<String> entries, double confidence, String why) {
    private static final int MOST = 50;
    private static final double LIKELY = 0.5;

    Proposal {
        bankLines = List.copyOf(bankLines);
        entries = List.copyOf(entries);
    }

    /** The likeliest for each line whose amounts are equal; none uses what another one uses. */
    static List<Proposal> of(List<Reconciliation> made) {
        var used = new HashSet<String>();
        var proposals = new ArrayList<Proposal>();
        made.stream()
                .flatMap(each -> each.suggestions().stream())
                .filter(each -> !each.entries().isEmpty())
                .filter(each -> each.difference().signum() == 0 && each.confidence() >= LIKELY)
                .sorted((one, other) -> Double.compare(other.confidence(), one.confidence()))
                .forEach(each -> add(each, used, proposals));
        return List.copyOf(proposals);
    }

    private static void add(Suggestion each, HashSet<String> used, List<Proposal> into) {
        var all = new ArrayList<>(each.bankLines());
        all.addAll(each.entries());
        if (into.size() < MOST && all.stream().noneMatch(used::contains)) {
            used.addAll(all);
            into.add(
                    new Proposal(
                            each.bankLines(),
                            each.entries(),
                            each.confidence(),
                            String.join(", ", each.reasons())));
        }
    }

    static Question question(List<Proposal> proposals) {
        return new Question(
                Question.Reason.APPROVAL,
                "%d matches are likely but not certain. Shall they be kept?"
                        .formatted(proposals.size()),
                List.of(),
                Json.value(proposals),
                Shape.items(
                        Shape.fields()
                                .with("bank_lines", Shape.items(Shape.TEXT))
                                .with("entries", Shape.items(Shape.TEXT))
                                .maybe("confidence", Shape.NUMBER)
                                .maybe("why", Shape.TEXT)));
    }

    /** What the person wants kept: all that was shown, what they put in its place, or nothing. */
    static List<Proposal> decided(Value shown, Decision decision) {
        return switch (decision.action()) {
            case APPROVE -> read(shown);
            case CORRECT -> read(decision.correction());
            case REJECT -> List.of();
        };
    }

    private static List<Proposal> read(Value value) {
        return value instanceof Value.Items(var items)
                ? items.stream().map(item -> Json.as(item, Proposal.class)).toList()
                : List.of();
    }
}
