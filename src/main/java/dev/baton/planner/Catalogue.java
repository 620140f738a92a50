package dev.baton.planner;

import dev.baton.agent.AgentCard;
import dev.baton.agent.AgentRegistry;
import dev.baton.model.Tokens;
import dev.baton.plan.Effect;
import dev.baton.plan.Shape;
import dev.baton.plan.Skill;
import dev.baton.security.Caller;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The agents a plan for one caller may be made of, as far as that caller may use them. */
public record Catalogue(List<AgentCard> cards, Caller caller) {
    private static final int LONGEST_PURPOSE = 1200;

    public Catalogue {
        cards =
                cards.stream()
                        .filter(card -> card.allows(caller))
                        .sorted(Comparator.comparing(AgentCard::name))
                        .toList();
    }

    /** What is on duty now for that caller. */
    public static Catalogue of(AgentRegistry registry, Caller caller) {
        return new Catalogue(registry.catalogue(caller), caller);
    }

    public Optional<AgentCard> card(String name) {
        return cards.stream().filter(card -> card.name().equals(name)).findFirst();
    }

    /** What a plan is checked against. */
    public Map<String, Skill> skills() {
        var skills = new TreeMap<String, Skill>();
        cards.forEach(card -> skills.put(card.name(), card.skill(caller)));
        return skills;
    }

    /** All of it in words; the same text means that the same plans can be made. */
    public String text() {
        return cards.stream().map(Catalogue::text).collect(Collectors.joining("\n"));
    }

    /** As much of it as fits, what has most to do with the goal first; sorted by name. */
    public Catalogue fitting(String goal, int tokens) {
        if (Tokens.count(text()) <= tokens) {
            return this;
        }
        var words = Words.content(goal);
        var ranked =
                cards.stream()
                        .sorted(
                                Comparator.comparingDouble(card ->
                                        -Words.share(
                                                words,
                                                Words.content(card.name() + " " + card.purpose()))))
                        .toList();
        var taken = new ArrayList<AgentCard>();
        int left = tokens;
        for (var card : ranked) {
            int size = Tokens.count(text(card)) + 1;
            if (size <= left) {
                taken.add(card);
                left -= size;
            }
        }
        return new Catalogue(taken, caller);
    }

    /** An agent as a planner reads it: what it takes, what it gives, what it is for. */
    public static String text(AgentCard card) {
        return "%s(%s) -> %s%s: %s"
                .formatted(
                        card.name(),
                        fields(card.input(), true),
                        fields(card.output(), false),
                        effect(card.effect()),
                        shortened(card.purpose()));
    }

    private static String shortened(String purpose) {
        return purpose.length() <= LONGEST_PURPOSE
                ? purpose
                : purpose.substring(0, LONGEST_PURPOSE) + "…";
    }

    private static String effect(Effect effect) {
        return switch (effect) {
            case NONE -> "";
            case IDEMPOTENT -> " [changes data]";
            case EXTERNAL -> " [acts outside, a person approves first]";
        };
    }

    private static String fields(Shape.Fields shape, boolean typed) {
        var fields =
                shape.fields().entrySet().stream()
                        .map(field ->
                                field.getKey()
                                        + (typed ? mark(shape, field.getKey()) : "")
                                        + (typed ? type(field.getValue()) : ""))
                        .collect(Collectors.joining(", "));
        return shape.open() ? (fields.isEmpty() ? "…" : fields + ", …") : fields;
    }

    private static String mark(Shape.Fields shape, String name) {
        return shape.required().contains(name) ? "" : "?";
    }

    private static String type(Shape shape) {
        return switch (shape) {
            case Shape.Any _ -> "";
            case Shape.Text(var words) -> words.isEmpty() ? "" : ": " + String.join("|", words);
            case Shape.Number _ -> ": number";
            case Shape.Flag _ -> ": true|false";
            case Shape.Items _ -> ": list";
            case Shape.Fields _ -> ": whole evidence";
        };
    }
}
