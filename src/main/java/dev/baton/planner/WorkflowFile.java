package dev.baton.planner;

import dev.baton.plan.Effect;
import dev.baton.plan.OnFailure;
import dev.baton.plan.Plan;
import dev.baton.plan.PlanCheck;
import dev.baton.plan.Step;
import dev.baton.plan.StepId;
import dev.baton.plan.Value;
import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads a workflow from YAML; every fault names the file and the line. */
final class WorkflowFile {
    private static final Set<String> FIELDS = Set.of("name", "goal", "steps", "answer");
    private static final Set<String> STEP_FIELDS =
            Set.of(
                    "id",
                    "agent",
                    "title",
                    "stage",
                    "input",
                    "after",
                    "when",
                    "on_failure",
                    "timeout",
                    "effect");
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,6})(ms|s|m|h)");

    private final String file;
    private final Map<StepId, Integer> lines = new HashMap<>();

    private WorkflowFile(String file) {
        this.file = file;
    }

    /** Throws {@link IllegalArgumentException} with file and line when it is not a workflow. */
    static Workflow read(String file, String yaml) {
        try {
            var root = new Yaml(new LoaderOptions()).compose(new StringReader(yaml));
            if (root == null) {
                throw new IllegalArgumentException(file + ":1: the file is empty");
            }
            return new WorkflowFile(file).workflow(root);
        } catch (MarkedYAMLException e) {
            var mark = e.getProblemMark();
            throw new IllegalArgumentException(
                    file + ":" + (mark == null ? 1 : mark.getLine() + 1) + ": " + e.getProblem(),
                    e);
        }
    }

    private Workflow workflow(Node root) {
        var fields = fields(root, FIELDS);
        var name = text(required(fields, "name", root));
        var goal = fields.get("goal");
        var steps = required(fields, "steps", root);
        var plan =
                new Plan(
                        goal == null ? name : text(goal),
                        items(steps).stream().map(this::step).toList(),
                        value(required(fields, "answer", root)));
        var agents = plan.steps().stream().map(Step::agent).collect(Collectors.toSet());
        for (var fault : PlanCheck.faults(plan, agents)) {
            var line = fault.step() == null ? line(steps) : lines.getOrDefault(fault.step(), 1);
            throw new IllegalArgumentException(file + ":" + line + ": " + fault.text());
        }
        return new Workflow(name, plan);
    }

    private Step step(Node node) {
        var fields = fields(node, STEP_FIELDS);
        var id = parsed(required(fields, "id", node), StepId::new);
        lines.put(id, line(node));
        var agent = text(required(fields, "agent", node));
        var title = fields.get("title");
        var stage = fields.get("stage");
        var when = fields.get("when");
        return new Step(
                id,
                agent,
                title == null ? agent : text(title),
                input(fields.get("input")),
                after(fields.get("after")),
                policy(fields),
                stage == null ? null : text(stage),
                when == null ? null : value(when));
    }

    private Value.Fields input(@Nullable Node node) {
        if (node == null) {
            return Value.Fields.EMPTY;
        }
        if (value(node) instanceof Value.Fields fields) {
            return fields;
        }
        throw fault(node, "input must be named fields");
    }

    private Set<StepId> after(@Nullable Node node) {
        var ids = new HashSet<StepId>();
        if (node != null) {
            items(node).forEach(item -> ids.add(parsed(item, StepId::new)));
        }
        return ids;
    }

    private Step.Policy policy(Map<String, Node> fields) {
        var standard = Step.Policy.DEFAULT;
        var onFailure = fields.get("on_failure");
        var timeout = fields.get("timeout");
        var effect = fields.get("effect");
        return new Step.Policy(
                onFailure == null
                        ? standard.onFailure()
                        : parsed(onFailure, word -> OnFailure.valueOf(upper(word))),
                timeout == null ? standard.timeout() : parsed(timeout, WorkflowFile::duration),
                effect == null
                        ? standard.effect()
                        : parsed(effect, word -> Effect.valueOf(upper(word))));
    }

    private Value value(Node node) {
        return YamlValue.of(node, this::fault);
    }

    private Map<String, Node> fields(Node node, Set<String> allowed) {
        if (!(node instanceof MappingNode mapping)) {
            throw fault(node, "expected named fields");
        }
        var fields = new HashMap<String, Node>();
        for (var field : mapping.getValue()) {
            var name = text(field.getKeyNode());
            if (!allowed.contains(name)) {
                throw fault(
                        field.getKeyNode(),
                        "unknown field " + name + "; known are " + sorted(allowed));
            }
            if (fields.put(name, field.getValueNode()) != null) {
                throw fault(field.getKeyNode(), "field " + name + " is given twice");
            }
        }
        return fields;
    }

    private Node required(Map<String, Node> fields, String name, Node parent) {
        var found = fields.get(name);
        if (found == null) {
            throw fault(parent, "field " + name + " is missing");
        }
        return found;
    }

    private List<Node> items(Node node) {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        throw fault(node, "expected a list");
    }

    private String text(Node node) {
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return scalar.getValue();
        }
        throw fault(node, "expected text");
    }

    private <T> T parsed(Node node, Function<String, T> parse) {
        var text = text(node);
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException _) {
            throw fault(node, "not understood: " + text);
        }
    }

    private static Duration duration(String written) {
        var parts = DURATION.matcher(written);
        if (!parts.matches()) {
            throw new IllegalArgumentException(written);
        }
        var number = Long.parseLong(parts.group(1));
        return switch (parts.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
    }

    private static String upper(String word) {
        return word.toUpperCase(Locale.ROOT);
    }

    private static List<String> sorted(Set<String> names) {
        var list = new ArrayList<>(names);
        list.sort(null);
        return list;
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    private IllegalArgumentException fault(Node node, String text) {
        return new IllegalArgumentException(file + ":" + line(node) + ": " + text);
    }
}
