package dev.baton.planner.rewoo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.agent.AgentCard;
import dev.baton.json.Json;
import dev.baton.plan.OnFailure;
import dev.baton.plan.PlanCheck;
import dev.baton.plan.Reference;
import dev.baton.plan.Shape;
import dev.baton.plan.Step;
import dev.baton.plan.StepId;
import dev.baton.plan.Value;
import dev.baton.planner.Catalogue;
import dev.baton.planner.Ending;
import dev.baton.planner.Goal;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes steps of what a model wrote: ids, references and inputs in the form they must have. */
final class Drafting {
    private static final Pattern ID = Pattern.compile("[#$]?[Ee]?(?:step[ _-]?)?([1-9][0-9]{0,2})");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final int LONGEST_TITLE = 120;

    private final Catalogue catalogue;
    private final Duration stepTime;
    private final Set<StepId> literal;
    private final Map<StepId, Step> kept;
    private final Map<String, StepId> ids = new LinkedHashMap<>();
    private final Map<StepId, String> agents = new HashMap<>();
    private final List<PlanCheck.Fault> faults = new ArrayList<>();

    /** {@code kept} are the steps of a plan under way, which new ones may refer to. */
    Drafting(Goal goal, Catalogue catalogue, Duration stepTime, Map<StepId, Step> kept) {
        this.catalogue = catalogue;
        this.stepTime = stepTime;
        this.literal = References.named(goal.text());
        this.kept = kept;
    }

    /** The steps in their order, without those that only end the plan; faults are noted. */
    List<Step> steps(Draft draft) {
        kept.values().forEach(step -> agents.put(step.id(), step.agent()));
        for (var part : draft.steps()) {
            name(part.id(), draft);
            agents.put(ids.get(part.id()), part.agent());
        }
        var steps = new ArrayList<Step>();
        for (var part : draft.steps()) {
            if (!part.agent().equals(Ending.SOLVER)) {
                steps.add(step(part));
            }
        }
        return steps;
    }

    /** What could not be made out of it. */
    List<PlanCheck.Fault> faults() {
        return faults;
    }

    private void name(String written, Draft draft) {
        if (ids.containsKey(written)) {
            return;
        }
        var form = ID.matcher(written);
        if (form.matches()) {
            ids.put(written, StepId.of(Integer.parseInt(form.group(1))));
            return;
        }
        // A name of the model's own gets a number that no step of the plan has.
        var taken = new HashSet<>(ids.values());
        taken.addAll(kept.keySet());
        for (var part : draft.steps()) {
            var other = ID.matcher(part.id());
            if (other.matches()) {
                taken.add(StepId.of(Integer.parseInt(other.group(1))));
            }
        }
        int number = 1;
        while (taken.contains(StepId.of(number)) && number < 999) {
            number++;
        }
        ids.put(written, StepId.of(number));
    }

    private Step step(Draft.Part part) {
        var id = java.util.Objects.requireNonNull(ids.get(part.id()));
        var card = catalogue.card(part.agent()).orElse(null);
        var needs = needs(part, id);
        var input = new LinkedHashMap<String, Value>();
        part.input()
                .forEach((name, value) -> input.put(name, value(value, wanted(card, name), needs)));
        var title = part.title() == null ? part.agent().replace('_', ' ') : part.title();
        return new Step(
                id,
                part.agent(),
                title.length() > LONGEST_TITLE ? title.substring(0, LONGEST_TITLE) : title,
                new Value.Fields(input),
                needs,
                card == null
                        ? Step.Policy.DEFAULT
                        : Ending.policy(card, onFailure(part.onFailure()), stepTime),
                null,
                null);
    }

    private Set<StepId> needs(Draft.Part part, StepId id) {
        var needs = new HashSet<StepId>();
        for (var written : part.needs()) {
            var known = ids.get(written);
            var form = ID.matcher(written);
            if (known != null) {
                needs.add(known);
            } else if (form.matches()) {
                needs.add(StepId.of(Integer.parseInt(form.group(1))));
            } else {
                faults.add(
                        new PlanCheck.Fault(
                                "unresolvable_reference",
                                id,
                                "Step %s needs “%s”, which no step is.".formatted(id, written)));
            }
        }
        return needs;
    }

    private static Shape wanted(@Nullable AgentCard card, String name) {
        return card == null ? Shape.ANY : card.input().fields().getOrDefault(name, Shape.ANY);
    }

    private static OnFailure onFailure(String written) {
        return switch (written.toLowerCase(Locale.ROOT)) {
            case "fail", "stop", "abort" -> OnFailure.FAIL;
            case "skip", "continue", "ignore" -> OnFailure.SKIP;
            default -> OnFailure.REPLAN;
        };
    }

    private Value value(JsonNode node, Shape wanted, Set<StepId> needs) {
        return switch (node.getNodeType()) {
            case STRING -> text(node.textValue(), wanted, needs);
            case NUMBER -> new Value.Number(node.decimalValue());
            case BOOLEAN -> new Value.Flag(node.booleanValue());
            case ARRAY -> {
                var each = wanted instanceof Shape.Items(var shape) ? shape : Shape.ANY;
                var items = new ArrayList<Value>();
                node.forEach(item -> items.add(value(item, each, needs)));
                yield new Value.Items(items);
            }
            case OBJECT -> object(node, wanted, needs);
            case NULL, MISSING, BINARY, POJO -> Value.NOTHING;
        };
    }

    private Value object(JsonNode node, Shape wanted, Set<StepId> needs) {
        var reference = node.size() == 1 ? node.path("$ref") : node.path("");
        if (reference.isTextual()) {
            return text("#" + reference.textValue().replaceFirst("^[#$]", ""), wanted, needs);
        }
        var fields = new LinkedHashMap<String, Value>();
        node.properties()
                .forEach(field ->
                        fields.put(
                                field.getKey(),
                                value(
                                        field.getValue(),
                                        wanted instanceof Shape.Fields shape
                                                ? shape.fields()
                                                        .getOrDefault(field.getKey(), Shape.ANY)
                                                : Shape.ANY,
                                        needs)));
        return new Value.Fields(fields);
    }

    private Value text(String written, Shape wanted, Set<StepId> needs) {
        var text = numbered(written);
        var whole =
                References.whole(
                        text, step -> !(wanted instanceof Shape.Text) && isStep(step, needs));
        if (whole.isPresent() && meant(whole.get().step(), needs)) {
            return reference(renamed(whole.get()), wanted);
        }
        return typed(text, wanted, needs);
    }

    /** What all of a step found is, in a text, its words; what takes all gets no part of it. */
    private Value reference(Reference reference, Shape wanted) {
        if (wanted instanceof Shape.Text && reference.path().isEmpty()) {
            return new Value.Prose("{{" + reference + "}}");
        }
        return wanted instanceof Shape.Fields
                        && reference.path().size() == 1
                        && !(given(reference) instanceof Shape.Fields)
                ? new Value.Ref(new Reference(reference.step(), List.of()))
                : new Value.Ref(reference);
    }

    private Shape given(Reference reference) {
        return catalogue
                .card(agents.getOrDefault(reference.step(), ""))
                .flatMap(card -> card.output().at(reference.path()))
                .orElse(Shape.ANY);
    }

    /** References by names that the model made up become references by their numbers. */
    private String numbered(String text) {
        var numbered = text;
        for (var id : ids.entrySet()) {
            if (NAME.matcher(id.getKey()).matches() && !id.getKey().equals(id.getValue().value())) {
                numbered =
                        numbered.replaceAll(
                                "(?<=[#$]|\\{\\{)" + id.getKey() + "(?![A-Za-z0-9_])",
                                id.getValue().value());
            }
        }
        return numbered;
    }

    /** In a list of pairs every value is text; what the agent wants tells what it stands for. */
    private Value typed(String text, Shape wanted, Set<StepId> needs) {
        var stripped = text.strip();
        return switch (wanted) {
            case Shape.Number _ -> number(stripped);
            case Shape.Flag _ ->
                    stripped.equalsIgnoreCase("true") || stripped.equalsIgnoreCase("false")
                            ? new Value.Flag(stripped.equalsIgnoreCase("true"))
                            : Value.text(text);
            case Shape.Items _, Shape.Fields _ -> structure(text, wanted, needs);
            case Shape.Any _ ->
                    stripped.startsWith("[") || stripped.startsWith("{\"")
                            ? structure(text, wanted, needs)
                            : prose(text, needs);
            case Shape.Text _ -> prose(text, needs);
        };
    }

    private Value prose(String text, Set<StepId> needs) {
        return References.in(text, step -> meant(step, needs), this::renamed);
    }

    private static Value number(String text) {
        try {
            return new Value.Number(new BigDecimal(text.replace(",", "").replace("%", "").strip()));
        } catch (NumberFormatException _) {
            return Value.text(text);
        }
    }

    private Value structure(String text, Shape wanted, Set<StepId> needs) {
        try {
            var node = Json.tree(text);
            return node.isContainerNode() ? value(node, wanted, needs) : prose(text, needs);
        } catch (UncheckedIOException _) {
            return prose(text, needs);
        }
    }

    /** A sign that the goal itself holds is a reference only where the step says that it waits. */
    private boolean meant(StepId step, Set<StepId> needs) {
        return !literal.contains(step) || needs.contains(step);
    }

    private boolean isStep(StepId step, Set<StepId> needs) {
        return needs.contains(step) || ids.containsValue(step) || kept.containsKey(step);
    }

    /** References are written with the model's own ids, which may have been changed. */
    private Reference renamed(Reference reference) {
        var renamed = ids.get(reference.step().value());
        return renamed == null ? reference : new Reference(renamed, reference.path());
    }
}
