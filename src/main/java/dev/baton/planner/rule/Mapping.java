package dev.baton.planner.rule;

import dev.baton.agent.AgentCard;
import dev.baton.plan.Effect;
import dev.baton.plan.OnFailure;
import dev.baton.plan.Reference;
import dev.baton.plan.Shape;
import dev.baton.plan.Step;
import dev.baton.plan.StepId;
import dev.baton.plan.Value;
import dev.baton.planner.Catalogue;
import dev.baton.planner.Ending;
import dev.baton.planner.Goal;
import dev.baton.planner.Words;
import dev.baton.planner.Workflow;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The clauses of one goal on their way to steps. */
final class Mapping {
    static final String ASK = "ask_database";
    static final String COMPARE = "compare_tables";

    private static final double FITS = 0.5;
    private static final Pattern RETRIEVING =
            Pattern.compile(
                    "(?i)^(?:which|what|how|who|whose|when|where|list|show|find|count|name|get|give|rank|identify|total"
                            + "|sum|average|top|number of|the number of)\\b.*");
    private static final Pattern POINTING =
            Pattern.compile("(?i)\\b(?:them|those|these|their|they|it|its|the same)\\b");
    private static final Set<String> SAYING =
            Words.content(
                    "summarize summarise summary explain describe report result results finding findings conclusion"
                            + " conclusions short brief briefly overview answer it");
    private static final Set<String> ASKED =
            Set.of("question", "goal", "request", "query", "text", "task", "prompt", "instruction");

    private final Goal goal;
    private final Catalogue catalogue;
    private final LocalDate today;
    private final Duration stepTime;
    private final List<Step> steps = new ArrayList<>();
    private final List<String> unmapped = new ArrayList<>();

    Mapping(Goal goal, Catalogue catalogue, LocalDate today, Duration stepTime) {
        this.goal = goal;
        this.catalogue = catalogue;
        this.today = today;
        this.stepTime = stepTime;
    }

    List<Step> steps() {
        return steps;
    }

    List<String> unmapped() {
        return unmapped;
    }

    /** Gives a clause its steps, or notes that there are none for it. */
    void add(String clause) {
        var comparison = Comparison.in(clause, today);
        if (comparison.isPresent() && onDuty(ASK) && onDuty(COMPARE)) {
            compare(comparison.get());
        } else if (!told(clause) && !byCard(clause) && !says(clause) && !asked(clause)) {
            unmapped.add(clause);
        }
    }

    private boolean onDuty(String agent) {
        return catalogue.card(agent).isPresent();
    }

    private void compare(Comparison comparison) {
        var left = ask(comparison.left());
        var right = ask(comparison.right());
        var input = new LinkedHashMap<String, Value>();
        input.put("left", new Value.Ref(new Reference(left, List.of())));
        input.put("right", new Value.Ref(new Reference(right, List.of())));
        input.put("left_name", Value.text(comparison.left()));
        input.put("right_name", Value.text(comparison.right()));
        var note = comparison.note();
        step(
                COMPARE,
                "Compare "
                        + comparison.left()
                        + " with "
                        + comparison.right()
                        + (note == null ? "" : " (" + note + ")"),
                new Value.Fields(input));
    }

    /** "… and which overruns need attention": a matter of the comparison before. */
    private boolean told(String clause) {
        var concern = Concern.in(clause);
        var last = steps.isEmpty() ? null : steps.getLast();
        if (concern.isEmpty() || last == null || !last.agent().equals(COMPARE)) {
            return false;
        }
        var input =
                last.input()
                        .with("threshold", new Value.Number(concern.get().threshold()))
                        .with("direction", Value.text(concern.get().direction()));
        steps.set(steps.size() - 1, last.withInput(input));
        return true;
    }

    /** What only asks for words is done by whoever writes the answer. */
    private boolean says(String clause) {
        return !steps.isEmpty() && SAYING.containsAll(Words.content(clause));
    }

    private boolean asked(String clause) {
        var card = catalogue.card(ASK).orElse(null);
        if (card == null
                || !RETRIEVING.matcher(clause).matches()
                        && Words.share(Words.content(clause), Words.content(card.purpose()))
                                < 1.0 / 3) {
            return false;
        }
        var before = steps.isEmpty() ? null : steps.getLast();
        if (before != null && before.agent().equals(ASK) && POINTING.matcher(clause).find()) {
            follow(clause, before);
        } else {
            ask(clause);
        }
        return true;
    }

    private StepId ask(String question) {
        for (var step : steps) {
            if (step.agent().equals(ASK)
                    && step.input().at("question").equals(Value.text(question))) {
                return step.id();
            }
        }
        return step(ASK, question, question(question));
    }

    /** The question goes on from the one before and is read with it. */
    private void follow(String question, Step before) {
        var earlier =
                new Value.Fields(
                        Map.of(
                                "question", ref(before, "question"),
                                "sql", ref(before, "sql")));
        step(ASK, question, question(question).with("before", earlier));
    }

    private Value.Fields question(String question) {
        var input = Value.Fields.EMPTY.with("question", Value.text(question));
        return goal.input()
                .text("data_source")
                .map(source -> input.with("data_source", Value.text(source)))
                .orElse(input);
    }

    private static Value ref(Step step, String field) {
        return new Value.Ref(new Reference(step.id(), List.of(new Reference.Part.Field(field))));
    }

    private boolean byCard(String clause) {
        var words = Words.content(clause);
        var best =
                catalogue.cards().stream()
                        .filter(card -> !card.name().equals(ASK) && !card.name().equals(COMPARE))
                        .filter(card -> score(card, words) >= FITS)
                        .max(Comparator.comparingDouble(card -> score(card, words)));
        var input = best.flatMap(card -> inputs(card, clause));
        if (best.isEmpty() || input.isEmpty()) {
            return false;
        }
        step(best.get().name(), clause, input.get());
        return true;
    }

    /** Who acts outside must be called by its whole name. */
    private static double score(AgentCard card, Set<String> words) {
        var name = Words.content(card.name());
        name.removeAll(Set.of("agent", "worker"));
        if (card.effect() == Effect.EXTERNAL && !words.containsAll(name)) {
            return 0;
        }
        var all = Words.content(card.purpose());
        all.addAll(name);
        return 0.6 * Words.share(name, words) + 0.4 * Words.share(words, all);
    }

    /** Its inputs from the request, the clause, and what the step before gives. */
    private Optional<Value.Fields> inputs(AgentCard card, String clause) {
        var input = new LinkedHashMap<String, Value>();
        for (var field : card.input().fields().entrySet()) {
            var value = input(field.getKey(), field.getValue(), clause);
            if (value != null) {
                input.put(field.getKey(), value);
            } else if (card.input().required().contains(field.getKey())) {
                return Optional.empty();
            }
        }
        return Optional.of(new Value.Fields(input));
    }

    private @Nullable Value input(String name, Shape shape, String clause) {
        if (Value.holds(goal.input().at(name))) {
            return Workflow.plain(goal.input().at(name));
        }
        if (shape instanceof Shape.Text || shape instanceof Shape.Any && ASKED.contains(name)) {
            return ASKED.contains(name) ? Value.text(clause) : null;
        }
        var before = steps.isEmpty() ? null : steps.getLast();
        var given =
                before == null
                        ? Optional.<Shape>empty()
                        : catalogue
                                .card(before.agent())
                                .map(card -> card.output().fields().get(name));
        if (before != null && given.isPresent() && shape.mayBe(given.get())) {
            return ref(before, name);
        }
        return before != null && shape instanceof Shape.Fields
                ? new Value.Ref(new Reference(before.id(), List.of()))
                : null;
    }

    private StepId step(String agent, String title, Value.Fields input) {
        var id = StepId.of(steps.size() + 1);
        var card = catalogue.card(agent).orElseThrow();
        steps.add(
                new Step(
                        id,
                        agent,
                        title.length() > 160 ? title.substring(0, 159) + "…" : title,
                        input,
                        Set.of(),
                        Ending.policy(card, OnFailure.REPLAN, stepTime),
                        null,
                        null));
        return id;
    }
}
