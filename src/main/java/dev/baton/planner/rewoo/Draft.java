package dev.baton.planner.rewoo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.baton.model.LenientJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A plan as a model wrote it, as far as it can be made out; {@code impossible} says why not. */
record Draft(List<Part> steps, @Nullable String impossible) {
    private static final Pattern FENCED = Pattern.compile("(?s)```[a-zA-Z]*\\s*\\R(.*?)```");

    /** One step as it was written; its names are not checked yet. */
    record Part(
            String id,
            String agent,
            @Nullable String title,
            Map<String, JsonNode> input,
            List<String> needs,
            String onFailure) {}

    Draft {
        steps = List.copyOf(steps);
    }

    /** Reads what was asked for, or what comes near; empty when nothing does. */
    static Optional<Draft> read(String written) {
        return list(written).or(() -> LenientJson.object(written)).flatMap(Draft::of);
    }

    /** Nothing but a list of steps; a reader of objects would take its first for the whole. */
    private static Optional<JsonNode> list(String written) {
        var fence = FENCED.matcher(written);
        var text = (fence.find() ? fence.group(1) : written).strip();
        return text.startsWith("[")
                ? LenientJson.object("{\"steps\": " + text + "}")
                : Optional.empty();
    }

    private static Optional<Draft> of(JsonNode root) {
        var node = unwrapped(root);
        var steps = field(node, "steps", "plan", "tasks");
        var impossible = text(field(node, "impossible", "declined", "error"));
        if (!steps.isArray()) {
            return impossible == null
                    ? Optional.empty()
                    : Optional.of(new Draft(List.of(), impossible));
        }
        var parts = new ArrayList<Part>();
        steps.forEach(step -> {
            if (step.isObject()) {
                parts.add(part(step, parts.size() + 1));
            }
        });
        return Optional.of(new Draft(parts, impossible));
    }

    /** A plan wrapped once more, such as {@code {"plan": {"steps": […]}}}. */
    private static JsonNode unwrapped(JsonNode node) {
        for (var name : List.of("plan", "result", "answer", "output")) {
            var inner = field(node, name);
            if (inner.isObject() && !field(inner, "steps", "tasks").isMissingNode()) {
                return inner;
            }
        }
        return node;
    }

    private static Part part(JsonNode node, int number) {
        var id = field(node, "id", "step", "name");
        return new Part(
                id.isValueNode() && !id.isNull() ? id.asText().strip() : "E" + number,
                String.valueOf(text(field(node, "agent", "tool", "action"))),
                text(field(node, "title", "description", "purpose")),
                inputs(field(node, "input", "inputs", "args", "arguments", "parameters")),
                texts(field(node, "needs", "depends_on", "after", "dependencies")),
                Optional.ofNullable(text(field(node, "on_failure"))).orElse(""));
    }

    /** Pairs of name and value, or fields. */
    private static Map<String, JsonNode> inputs(JsonNode node) {
        var inputs = new LinkedHashMap<String, JsonNode>();
        if (node.isObject()) {
            node.properties().forEach(field -> inputs.put(field.getKey(), field.getValue()));
        } else if (node.isArray()) {
            for (var pair : node) {
                var name = text(field(pair, "name", "key"));
                if (name != null) {
                    inputs.put(name, field(pair, "value"));
                } else if (pair.isObject()) {
                    inputs.putAll(inputs(pair));
                }
            }
        }
        inputs.values().removeIf(value -> value instanceof NullNode || value.isMissingNode());
        return inputs;
    }

    private static JsonNode field(JsonNode node, String... names) {
        for (var name : names) {
            for (var field : node.properties()) {
                if (field.getKey().replace('-', '_').equalsIgnoreCase(name)
                        && !field.getValue().isNull()) {
                    return field.getValue();
                }
            }
        }
        return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    }

    private static @Nullable String text(JsonNode node) {
        var text = node.isValueNode() ? node.asText("").strip() : "";
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "", "null", "none", "n/a" -> null;
            default -> text;
        };
    }

    private static List<String> texts(JsonNode node) {
        var texts = new ArrayList<String>();
        if (node.isArray()) {
            node.forEach(item -> texts.add(item.asText("").strip()));
        } else if (node.isTextual()) {
            texts.addAll(List.of(node.textValue().split("[,\\s]+")));
        }
        texts.removeIf(String::isBlank);
        return texts;
    }
}
