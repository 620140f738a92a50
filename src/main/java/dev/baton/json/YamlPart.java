package dev.baton.json;

import dev.baton.plan.Reference;
import dev.baton.plan.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A part of a YAML document that knows where it stands. What it is asked for and does not have is
 * noted as a fault, and reading goes on, so that all faults are found at once. Scalars are read as
 * written: {@code NO} is a country, not false.
 */
public final class YamlPart {
    private final @Nullable Node node;
    private final int line;
    private final String path;
    private final List<YamlFault> faults;

    private YamlPart(@Nullable Node node, int line, String path, List<YamlFault> faults) {
        this.node = node;
        this.line = line;
        this.path = path;
        this.faults = faults;
    }

    /** The whole document; an empty one has no fields. */
    public static YamlPart document(String text, List<YamlFault> faults) {
        var options = new LoaderOptions();
        options.setCodePointLimit(1_000_000);
        options.setNestingDepthLimit(20);
        options.setMaxAliasesForCollections(0);
        try {
            var root = new Yaml(options).compose(new java.io.StringReader(text));
            return new YamlPart(root, 1, "", faults);
        } catch (MarkedYAMLException e) {
            var mark = e.getProblemMark();
            faults.add(
                    new YamlFault(
                            mark == null ? 1 : mark.getLine() + 1,
                            "",
                            "not YAML: " + e.getProblem()));
        } catch (YAMLException e) {
            faults.add(new YamlFault(1, "", "not YAML: " + e.getMessage()));
        }
        return new YamlPart(null, 1, "", faults);
    }

    /** Notes that something is wrong here. */
    public void fault(String text) {
        faults.add(new YamlFault(line, path, text));
    }

    /** True when nothing is written here. */
    public boolean empty() {
        return node == null || node.getTag().equals(Tag.NULL);
    }

    /** The fields by name; other names than these are faults, and so is what has no fields. */
    public Map<String, YamlPart> fields(Set<String> known) {
        var fields = allFields();
        fields.forEach((name, field) -> {
            if (!known.contains(name)) {
                field.fault(
                        "unknown key '%s'; known here: %s"
                                .formatted(name, String.join(", ", known)));
            }
        });
        return fields;
    }

    /** The fields by name, whatever their names. */
    public Map<String, YamlPart> allFields() {
        var fields = new LinkedHashMap<String, YamlPart>();
        if (empty()) {
            return fields;
        }
        if (!(node instanceof MappingNode mapping)) {
            fault("must have fields (name: value)");
            return fields;
        }
        for (var tuple : mapping.getValue()) {
            var key = tuple.getKeyNode();
            var name = key instanceof ScalarNode scalar ? scalar.getValue() : "?";
            var inside = path.isEmpty() ? name : path + "." + name;
            var field = new YamlPart(tuple.getValueNode(), line(key), inside, faults);
            if (fields.put(name, field) != null) {
                field.fault("stands here twice");
            }
        }
        return fields;
    }

    /** The items of a list; what is no list is a fault. */
    public List<YamlPart> items() {
        var items = new ArrayList<YamlPart>();
        if (empty()) {
            return items;
        }
        if (!(node instanceof SequenceNode sequence)) {
            fault("must be a list");
            return items;
        }
        for (var item : sequence.getValue()) {
            items.add(
                    new YamlPart(item, line(item), "%s[%d]".formatted(path, items.size()), faults));
        }
        return items;
    }

    /** The text; empty, and a fault, when there is none. */
    public String text() {
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return scalar.getValue().strip();
        }
        fault("must be a text");
        return "";
    }

    /** A list of texts; a single text stands for a list of one. */
    public List<String> texts() {
        if (node instanceof ScalarNode && !empty()) {
            return List.of(text());
        }
        return items().stream().map(YamlPart::text).filter(text -> !text.isEmpty()).toList();
    }

    /** The text exactly as written, blank ones too; what is no text is a fault. */
    public String verbatim() {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        fault("must be a text");
        return "";
    }

    /** A whole number of these bounds; the lower one, and a fault, when it is none. */
    public int number(int lowest, int highest) {
        var text = text();
        if (text.matches("-?[0-9]{1,9}")) {
            var number = Integer.parseInt(text);
            if (number >= lowest && number <= highest) {
                return number;
            }
        }
        fault("must be a whole number from %d to %d".formatted(lowest, highest));
        return lowest;
    }

    /** True or false; what is neither is a fault. */
    public boolean flag() {
        var text = text();
        if (!text.equals("true") && !text.equals("false")) {
            fault("must be true or false");
        }
        return text.equals("true");
    }

    /**
     * What stands here as a value: numbers and true or false as such, {@code {$ref: E1.sql}} as a
     * reference and {@code {$text: "as {{E1}} shows"}} as text with evidence in it.
     */
    public Value value() {
        return switch (node) {
            case null -> Value.NOTHING;
            case ScalarNode scalar -> scalar(scalar);
            case SequenceNode _ -> new Value.Items(items().stream().map(YamlPart::value).toList());
            case MappingNode _ -> mapping();
            default -> {
                fault("must be a value");
                yield Value.NOTHING;
            }
        };
    }

    private Value mapping() {
        var fields = new LinkedHashMap<String, Value>();
        allFields().forEach((name, field) -> fields.put(name, field.value()));
        try {
            if (fields.containsKey(ValueModule.REF)) {
                return fields.size() == 1
                                && fields.get(ValueModule.REF) instanceof Value.Text(var written)
                        ? new Value.Ref(Reference.parse(written))
                        : wrong("a reference is {$ref: E1} or {$ref: E1.field} and nothing else");
            }
            if (fields.size() == 1
                    && fields.get(ValueModule.PROSE) instanceof Value.Text(var template)) {
                return new Value.Prose(template);
            }
        } catch (IllegalArgumentException e) {
            return wrong(String.valueOf(e.getMessage()));
        }
        return new Value.Fields(fields);
    }

    private Value scalar(ScalarNode scalar) {
        var text = scalar.getValue();
        if (scalar.getTag().equals(Tag.NULL)) {
            return Value.NOTHING;
        }
        if (scalar.getTag().equals(Tag.BOOL)) {
            return new Value.Flag(text.equalsIgnoreCase("true") || text.equalsIgnoreCase("yes"));
        }
        if (scalar.getTag().equals(Tag.INT) || scalar.getTag().equals(Tag.FLOAT)) {
            try {
                return new Value.Number(new BigDecimal(text.replace("_", "")));
            } catch (NumberFormatException _) {
                return wrong("not a plain number: " + text);
            }
        }
        return new Value.Text(text);
    }

    private Value wrong(String text) {
        fault(text);
        return Value.NOTHING;
    }

    /** The line of the document it begins in. */
    public int line() {
        return line;
    }

    /** The field of that name; when it is missing that is a fault, told only once. */
    public YamlPart required(Map<String, YamlPart> fields, String name) {
        var field = fields.get(name);
        if (field == null || field.empty()) {
            fault("'%s' is missing".formatted(name));
            return new YamlPart(null, line, path, new ArrayList<>());
        }
        return field;
    }

    private static int line(Node node) {
        return node.getStartMark() == null ? 1 : node.getStartMark().getLine() + 1;
    }
}
