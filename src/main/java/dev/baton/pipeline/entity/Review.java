package dev.baton.pipeline.entity;

import dev.baton.pipeline.entity.match.Verdicts;
import dev.baton.plan.Decision;
import dev.baton.plan.Question;
import dev.baton.plan.Shape;
import dev.baton.plan.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Doubtful pairs as a question to a person, and the person's answer. */
record Review(List<Value.Fields> doubts) {
    private static final double RATHER_ONE = 0.5;
    private static final Shape ANSWER =
            Shape.fields()
                    .with("accepted", Shape.items(Shape.TEXT))
                    .maybe("pairs", Shape.items(Shape.ANY));

    Review {
        doubts = List.copyOf(doubts);
    }

    /** The pairs as the matching step proved them. */
    static Review of(Value doubts) {
        return new Review(
                doubts instanceof Value.Items(var items)
                        ? items.stream()
                                .filter(Value.Fields.class::isInstance)
                                .map(Value.Fields.class::cast)
                                .toList()
                        : List.of());
    }

    boolean needed() {
        return !doubts.isEmpty();
    }

    Question question() {
        boolean conflict = doubts.stream().anyMatch(Review::conflict);
        return new Question(
                conflict ? Question.Reason.CONFLICT : Question.Reason.LOW_CONFIDENCE,
                "%d pairs of records may each be one company. Say by their ids which are; the others stay apart."
                        .formatted(doubts.size()),
                List.of(),
                Value.Fields.EMPTY
                        .with(
                                "accepted",
                                new Value.Items(proposed().stream().map(Value::text).toList()))
                        .with("pairs", new Value.Items(List.copyOf(doubts))),
                ANSWER);
    }

    /** Pairs that are rather one company than two and in nobody's way. */
    private List<String> proposed() {
        return doubts.stream()
                .filter(doubt -> !conflict(doubt))
                .filter(doubt ->
                        doubt.at("probability") instanceof Value.Number(var probability)
                                && probability.doubleValue() >= RATHER_ONE)
                .map(Review::id)
                .toList();
    }

    private static boolean conflict(Value.Fields doubt) {
        return doubt.text("reason").orElse("").equals("conflict");
    }

    private static String id(Value.Fields doubt) {
        return doubt.text("id").orElse("");
    }

    /** What was said of the pairs that were shown; ids of others are not listened to. */
    Verdicts verdicts(Decision decision) {
        var accepted =
                switch (decision.action()) {
                    case APPROVE -> new LinkedHashSet<>(proposed());
                    case CORRECT -> named(decision.correction());
                    case REJECT -> Set.<String>of();
                };
        var shown = doubts.stream().map(Review::id).collect(Collectors.toSet());
        return new Verdicts(
                shown.stream().filter(accepted::contains).collect(Collectors.toSet()),
                shown.stream().filter(id -> !accepted.contains(id)).collect(Collectors.toSet()));
    }

    private static Set<String> named(Value correction) {
        return correction instanceof Value.Fields fields
                        && fields.at("accepted") instanceof Value.Items(var items)
                ? items.stream()
                        .filter(Value.Text.class::isInstance)
                        .map(item -> ((Value.Text) item).text())
                        .collect(Collectors.toSet())
                : Set.of();
    }
}
