package dev.baton.planner;

import dev.baton.plan.Reference;
import dev.baton.plan.Value;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.function.BiFunction;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A YAML node as a value; {@code {$ref: E1.sql}} is a reference and must be a right one. */
final class YamlValue {
    private static final String REF = "$ref";
    private static final String PROSE = "$text";

    private YamlValue() {}

    static Value of(Node node, BiFunction<Node, String, IllegalArgumentException> fault) {
        return switch (node) {
            case ScalarNode scalar -> scalar(scalar, fault);
            case SequenceNode sequence ->
                    new Value.Items(
                            sequence.getValue().stream().map(item -> of(item, fault)).toList());
            case MappingNode mapping -> mapping(mapping, fault);
            default -> throw fault.apply(node, "expected a value");
        };
    }

    private static Value mapping(
            MappingNode node, BiFunction<Node, String, IllegalArgumentException> fault) {
        var fields = new LinkedHashMap<String, Value>();
        for (var field : node.getValue()) {
            if (!(field.getKeyNode() instanceof ScalarNode name)) {
                throw fault.apply(field.getKeyNode(), "expected a field name");
            }
            fields.put(name.getValue(), of(field.getValueNode(), fault));
        }
        if (fields.size() == 1 && fields.get(PROSE) instanceof Value.Text(var template)) {
            try {
                return new Value.Prose(template);
            } catch (IllegalArgumentException e) {
                throw fault.apply(node, String.valueOf(e.getMessage()));
            }
        }
        if (!fields.containsKey(REF)) {
            return new Value.Fields(fields);
        }
        if (fields.size() == 1 && fields.get(REF) instanceof Value.Text(var written)) {
            try {
                return new Value.Ref(Reference.parse(written));
            } catch (IllegalArgumentException e) {
                throw fault.apply(node, String.valueOf(e.getMessage()));
            }
        }
        throw fault.apply(node, "a reference is {$ref: E1} or {$ref: E1.field} and nothing else");
    }

    private static Value scalar(
            ScalarNode node, BiFunction<Node, String, IllegalArgumentException> fault) {
        var text = node.getValue();
        if (node.getTag().equals(Tag.NULL)) {
            return Value.NOTHING;
        }
        if (node.getTag().equals(Tag.BOOL)) {
            return new Value.Flag(text.equalsIgnoreCase("true") || text.equalsIgnoreCase("yes"));
        }
        if (node.getTag().equals(Tag.INT) || node.getTag().equals(Tag.FLOAT)) {
            try {
                return new Value.Number(new BigDecimal(text.replace("_", "")));
            } catch (NumberFormatException _) {
                throw fault.apply(node, "not a plain number: " + text);
            }
        }
        return new Value.Text(text);
    }
}
