package dev.baton.planner;

import dev.baton.plan.Plan;
import dev.baton.plan.Reference;
import dev.baton.plan.Shape;
import dev.baton.plan.Skill;
import dev.baton.plan.Step;
import dev.baton.plan.StepId;
import dev.baton.plan.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Fits a plan to the agents that are there: a step whose agent is absent is left out, each agent
 * gets the fields it takes, and those it lacks come from the request or the latest step that gives
 * them.
 */
final class Fitting {
    private final Plan plan;
    private final Map<String, Skill> skills;
    private final Value.Fields given;
    private final Map<StepId, Step> kept = new LinkedHashMap<>();
    private final Set<StepId> absent = new TreeSet<>();

    private Fitting(Plan plan, Map<String, Skill> skills, Value.Fields given) {
        this.plan = plan;
        this.skills = skills;
        this.given = given;
    }

    /** {@code given} is what the request offers by name, as data. */
    static Plan fitted(Plan plan, Map<String, Skill> skills, Value.Fields given) {
        return new Fitting(plan, skills, given).plan();
    }

    private Plan plan() {
        plan.steps().stream()
                .filter(step -> !skills.containsKey(step.agent()))
                .forEach(step -> absent.add(step.id()));
        for (var step : plan.steps()) {
            if (!absent.contains(step.id())) {
                kept.put(step.id(), fitted(step));
            }
        }
        return new Plan(
                plan.goal(), List.copyOf(kept.values()), without(plan.answer()), plan.rollback());
    }

    private Step fitted(Step step) {
        var wanted = skills.getOrDefault(step.agent(), Skill.UNKNOWN).input();
        var input = new LinkedHashMap<String, Value>();
        step.input()
                .fields()
                .forEach((name, value) -> {
                    var left = without(value);
                    if ((wanted.open() || wanted.fields().containsKey(name))
                            && !(left instanceof Value.Nothing)) {
                        input.put(name, left);
                    }
                });
        wanted.fields().keySet().stream()
                .filter(name -> !input.containsKey(name))
                .forEach(name ->
                        offered(name, wanted.fields().getOrDefault(name, Shape.ANY))
                                .ifPresent(value -> input.put(name, value)));
        return new Step(
                step.id(),
                step.agent(),
                step.title(),
                new Value.Fields(input),
                after(step),
                step.policy(),
                step.stage(),
                step.when() == null ? null : without(step.when()));
    }

    /** A step that waited for an absent one waits for what that one waited for. */
    private Set<StepId> after(Step step) {
        var after = new HashSet<StepId>();
        var open = new ArrayList<>(step.after());
        var seen = new HashSet<StepId>();
        while (!open.isEmpty()) {
            var id = open.removeLast();
            if (!absent.contains(id)) {
                after.add(id);
            } else if (seen.add(id)) {
                plan.step(id).ifPresent(left -> open.addAll(left.after()));
            }
        }
        return after;
    }

    private java.util.Optional<Value> offered(String name, Shape shape) {
        if (!(given.at(name) instanceof Value.Nothing)) {
            return java.util.Optional.of(Workflow.plain(given.at(name)));
        }
        return List.copyOf(kept.values()).reversed().stream()
                .filter(step -> gives(step, name, shape))
                .findFirst()
                .map(step ->
                        new Value.Ref(
                                new Reference(step.id(), List.of(new Reference.Part.Field(name)))));
    }

    private boolean gives(Step step, String name, Shape shape) {
        var output = skills.getOrDefault(step.agent(), Skill.UNKNOWN).output();
        var field = output.fields().get(name);
        return field != null && shape.mayBe(field);
    }

    private Value without(Value value) {
        return switch (value) {
            case Value.Ref(var reference) ->
                    absent.contains(reference.step()) ? before(reference) : value;
            case Value.Prose prose ->
                    prose.references().stream().anyMatch(at -> absent.contains(at.step()))
                            ? Value.text("")
                            : value;
            case Value.Items(var items) ->
                    new Value.Items(items.stream().map(this::without).toList());
            case Value.Fields(var fields) ->
                    new Value.Fields(
                            fields.entrySet().stream()
                                    .filter(field -> kept(field.getValue()))
                                    .collect(
                                            Collectors.toMap(
                                                    Map.Entry::getKey,
                                                    field -> without(field.getValue()),
                                                    (one, _) -> one,
                                                    LinkedHashMap::new)));
            case Value.Nothing _, Value.Text _, Value.Number _, Value.Flag _ -> value;
        };
    }

    private boolean kept(Value value) {
        return !(value instanceof Value.Ref(var reference)) || !absent.contains(reference.step());
    }

    /** What a whole absent step stood for: the latest one before it that is there, or nothing. */
    private Value before(Reference reference) {
        if (!reference.path().isEmpty()) {
            return Value.NOTHING;
        }
        return kept.keySet().stream()
                .filter(id -> id.compareTo(reference.step()) < 0)
                .max(StepId::compareTo)
                .<Value>map(id -> new Value.Ref(new Reference(id, List.of())))
                .orElse(Value.NOTHING);
    }
}
