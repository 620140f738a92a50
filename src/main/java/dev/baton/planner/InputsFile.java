package dev.baton.planner;

import dev.baton.json.YamlPart;
import dev.baton.plan.Shape;
import dev.baton.plan.Value;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Set;

/** Reads what a workflow takes: each input with its type, whether it is required, its default. */
final class InputsFile {
    private static final Set<String> FIELDS =
            Set.of("type", "of", "one_of", "required", "default", "description");
    private static final String TYPES = "text, number, flag, list, object or any";

    private InputsFile() {}

    static Inputs read(YamlPart part) {
        var shapes = new LinkedHashMap<String, Shape>();
        var required = new LinkedHashSet<String>();
        var defaults = new LinkedHashMap<String, Value>();
        part.allFields()
                .forEach((name, input) -> {
                    if (!name.matches("[a-z][a-z0-9_]{0,63}")) {
                        input.fault("the name of an input has only a-z, 0-9 and _");
                    }
                    var fields = input.fields(FIELDS);
                    var shape = shape(fields);
                    shapes.put(name, shape);
                    if (fields.containsKey("required") && fields.get("required").flag()) {
                        required.add(name);
                    }
                    var standard = fields.get("default");
                    if (standard != null) {
                        var value = standard.value();
                        shape.faults(value)
                                .forEach(fault -> standard.fault("the default: " + fault));
                        defaults.put(name, Workflow.plain(value));
                    }
                });
        return new Inputs(new Shape.Fields(shapes, required, false), new Value.Fields(defaults));
    }

    private static Shape shape(java.util.Map<String, YamlPart> fields) {
        var words = fields.get("one_of");
        var type = fields.get("type");
        var of = fields.get("of");
        if (words != null) {
            if (type != null && !type.text().equals("text")) {
                type.fault("one_of lists texts");
            }
            return Shape.oneOf(words.texts().toArray(String[]::new));
        }
        if (type == null) {
            return Shape.ANY;
        }
        if (of != null && !type.text().equals("list")) {
            of.fault("only a list is of something");
        }
        return type.text().equals("list")
                ? new Shape.Items(of == null ? Shape.ANY : simple(of))
                : simple(type);
    }

    private static Shape simple(YamlPart type) {
        return switch (type.text()) {
            case "text" -> Shape.TEXT;
            case "number" -> Shape.NUMBER;
            case "flag" -> Shape.FLAG;
            case "list" -> new Shape.Items(Shape.ANY);
            case "object" -> Shape.Fields.OPEN;
            case "any" -> Shape.ANY;
            default -> {
                type.fault("must be " + TYPES);
                yield Shape.ANY;
            }
        };
    }
}
