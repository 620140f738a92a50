package dev.baton.planner;

import dev.baton.json.YamlFault;
import dev.baton.json.YamlPart;
import dev.baton.plan.Approval;
import dev.baton.plan.Effect;
import dev.baton.plan.OnFailure;
import dev.baton.plan.Plan;
import dev.baton.plan.PlanCheck;
import dev.baton.plan.Reference;
import dev.baton.plan.Shape;
import dev.baton.plan.Step;
import dev.baton.plan.StepId;
import dev.baton.plan.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The short form of a workflow: {@code name, steps [{name, agent}], approval_points [name]}. The
 * steps run one after the other, each reading the context, the data and what the one before proved.
 */
final class AgentList {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]{0,63}");
    private static final Duration STEP_TIME = Duration.ofSeconds(60);
    private static final Set<String> FIELDS =
            new LinkedHashSet<>(List.of("name", "description", "steps", "approval_points"));
    private static final Set<String> STEP_FIELDS = new LinkedHashSet<>(List.of("name", "agent"));

    private final YamlPart root;
    private final List<YamlFault> faults;

    private AgentList(YamlPart root, List<YamlFault> faults) {
        this.root = root;
        this.faults = faults;
    }

    /** Whether a document is of this form: its steps have names and no ids. */
    static boolean is(YamlPart root) {
        var fields = root.allFields();
        var steps = fields.get("steps");
        if (fields.containsKey("answer") || steps == null) {
            return false;
        }
        var items = steps.items();
        return fields.containsKey("approval_points")
                || !items.isEmpty() && !items.getFirst().allFields().containsKey("id");
    }

    static Optional<Workflow> read(String text, List<YamlFault> faults) {
        var found = new ArrayList<YamlFault>();
        var workflow = new AgentList(YamlPart.document(text, found), found).workflow();
        found.stream().distinct().forEach(faults::add);
        return found.isEmpty() ? Optional.of(workflow) : Optional.empty();
    }

    private Workflow workflow() {
        var fields = root.fields(FIELDS);
        var name = name(root.required(fields, "name"));
        var described = fields.get("description");
        var stepsPart = root.required(fields, "steps");
        var points = new HashSet<String>();
        var pointsPart = fields.get("approval_points");
        var named = named(stepsPart);
        if (pointsPart != null) {
            points.addAll(pointsPart.texts());
            points.stream()
                    .filter(point -> !named.containsKey(point))
                    .forEach(point ->
                            pointsPart.fault(
                                    "the approval point '%s' is no step".formatted(point)));
        }
        var steps = new ArrayList<Step>();
        var answer = new LinkedHashMap<String, Value>();
        for (var step : named.entrySet()) {
            var id = StepId.of(steps.size() + 1);
            steps.add(step(id, step.getKey(), step.getValue(), points.contains(step.getKey())));
            answer.put(step.getKey(), new Value.Ref(new Reference(id, List.of())));
        }
        var results = Value.Fields.EMPTY.with("results", new Value.Fields(answer));
        return new Workflow(
                name,
                described == null ? name : described.text(),
                new Inputs(Shape.Fields.OPEN, Value.Fields.EMPTY),
                Intents.NONE,
                null,
                new Plan(name, steps, results),
                true);
    }

    private Map<String, String> named(YamlPart stepsPart) {
        var named = new LinkedHashMap<String, String>();
        var items = stepsPart.items();
        if (faults.isEmpty() && items.isEmpty()) {
            stepsPart.fault("a workflow has at least one step");
        }
        if (items.size() > PlanCheck.MOST_STEPS) {
            stepsPart.fault("a workflow has at most %d steps".formatted(PlanCheck.MOST_STEPS));
        }
        for (var item : items.subList(0, Math.min(items.size(), PlanCheck.MOST_STEPS))) {
            var fields = item.fields(STEP_FIELDS);
            var name = name(item.required(fields, "name"));
            var agent = item.required(fields, "agent").text();
            if (named.put(name, agent) != null) {
                item.fault("two steps are called '%s'".formatted(name));
            }
        }
        return named;
    }

    private static String name(YamlPart part) {
        var text = part.empty() ? "" : part.text();
        if (!text.isEmpty() && !NAME.matcher(text).matches()) {
            part.fault("a name is 1 to 64 characters of a-z 0-9 _ -, beginning with a letter");
        }
        return text;
    }

    private static Step step(StepId id, String name, String agent, boolean approved) {
        var input = new LinkedHashMap<String, Value>();
        input.put("context", wanted("context"));
        input.put("data", wanted("data"));
        Set<StepId> after = Set.of();
        if (id.number() > 1) {
            var before = StepId.of(id.number() - 1);
            input.put("previous", new Value.Ref(new Reference(before, List.of())));
            after = Set.of(before);
        }
        var policy =
                new Step.Policy(
                        OnFailure.FAIL,
                        STEP_TIME,
                        Effect.NONE,
                        null,
                        approved ? Approval.AFTER : Approval.NONE);
        return new Step(id, agent, name, new Value.Fields(input), after, policy, name, null);
    }

    private static Value wanted(String field) {
        return new Value.Fields(Map.of(Workflow.INPUT, Value.text(field)));
    }
}
