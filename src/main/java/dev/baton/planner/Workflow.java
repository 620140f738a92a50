package dev.baton.planner;

import dev.baton.plan.Plan;
import dev.baton.plan.Skill;
import dev.baton.plan.Step;
import dev.baton.plan.Value;
import dev.baton.security.Caller;
import dev.baton.security.Permission;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A named plan kept as data; {@code {$input: name}} stands for a field of the request's input.
 * {@code permission} is what a caller needs to start it, null when anyone may; a loose one is
 * fitted to the agents that are there.
 */
public record Workflow(
        String name,
        String description,
        Inputs inputs,
        Intents intents,
        @Nullable Permission permission,
        Plan template,
        boolean loose) {
    static final String INPUT = "$input";

    /** Whether this caller may start it. */
    public boolean allows(Caller caller) {
        return permission == null || caller.may(permission);
    }

    /**
     * The plan for this input with its defaults; a field that is absent becomes nothing. Throws
     * bad_request when the input is not what the workflow takes.
     */
    public Plan plan(Value.Fields given) {
        var input = inputs.filled(given);
        var steps = wanted(template.steps().stream().map(step -> filled(step, input)).toList());
        return new Plan(
                template.goal(), steps, filled(template.answer(), input), template.rollback());
    }

    /** The same; a loose workflow leaves out the steps of agents that are absent. */
    public Plan plan(Value.Fields given, Map<String, Skill> skills) {
        var plan = plan(given);
        if (!loose) {
            return plan;
        }
        var offered = new LinkedHashMap<>(given.fields());
        if (given.at("data") instanceof Value.Fields(var data)) {
            data.forEach(offered::putIfAbsent);
        }
        return Fitting.fitted(plan, skills, new Value.Fields(offered));
    }

    private static Step filled(Step step, Value.Fields input) {
        return new Step(
                step.id(),
                step.agent(),
                step.title(),
                step.input().each(value -> filled(value, input)),
                step.after(),
                step.policy(),
                step.stage(),
                step.when() == null ? null : condition(step.when(), input));
    }

    /**
     * All but those beside the answer that are known not to run and that nothing waits for: nobody
     * needs to hear of them.
     */
    private static List<Step> wanted(List<Step> steps) {
        var needed =
                steps.stream().flatMap(step -> step.needs().stream()).collect(Collectors.toSet());
        return steps.stream()
                .filter(step ->
                        !step.policy().beside()
                                || needed.contains(step.id())
                                || !(step.when() instanceof Value.Flag(var runs) && !runs))
                .toList();
    }

    private static Value condition(Value when, Value.Fields input) {
        var filled = filled(when, input);
        return filled instanceof Value.Nothing ? new Value.Flag(false) : filled;
    }

    private static Value filled(Value value, Value.Fields input) {
        return switch (value) {
            case Value.Fields fields
                    when fields.fields().size() == 1 && fields.text(INPUT).isPresent() ->
                    plain(input.at(fields.text(INPUT).get()));
            case Value.Nothing _,
                    Value.Text _,
                    Value.Number _,
                    Value.Flag _,
                    Value.Items _,
                    Value.Fields _,
                    Value.Ref _,
                    Value.Prose _ ->
                    value.each(each -> filled(each, input));
        };
    }

    /** Whether any of its steps is given the input of that name. */
    public boolean takes(String input) {
        return template.steps().stream()
                .anyMatch(step ->
                        inputsOf(step.input()).contains(input)
                                || step.when() != null && inputsOf(step.when()).contains(input));
    }

    /** The names of the inputs that stand in a value. */
    static Set<String> inputsOf(Value value) {
        return switch (value) {
            case Value.Fields fields
                    when fields.fields().size() == 1 && fields.text(INPUT).isPresent() ->
                    Set.of(fields.text(INPUT).get());
            case Value.Fields(var fields) -> inputsOf(fields.values());
            case Value.Items(var items) -> inputsOf(items);
            case Value.Nothing _,
                    Value.Text _,
                    Value.Number _,
                    Value.Flag _,
                    Value.Ref _,
                    Value.Prose _ ->
                    Set.of();
        };
    }

    private static Set<String> inputsOf(Collection<Value> values) {
        return values.stream()
                .flatMap(value -> inputsOf(value).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** What comes from outside is data: a reference in it is its text and refers to nothing. */
    public static Value plain(Value value) {
        return switch (value) {
            case Value.Ref(var reference) -> Value.text(reference.toString());
            case Value.Prose(var template) -> Value.text(template);
            case Value.Nothing _,
                    Value.Text _,
                    Value.Number _,
                    Value.Flag _,
                    Value.Items _,
                    Value.Fields _ ->
                    value.each(Workflow::plain);
        };
    }
}
