package dev.baton.context;

import dev.baton.plan.Value;
import java.util.LinkedHashMap;
import java.util.regex.Pattern;

/**
 * Makes data harmless in a prompt: it cannot end the fence it stands in, look like a part of a
 * prompt, refer to a step, or be a slot to fill. Its words stay as they are.
 */
final class Inert {
    private static final Pattern FENCE =
            Pattern.compile(
                    "<(?=\\s{0,9}/?\\s{0,9}(?:evidence|history|data|system|user|assistant|tool|instructions?)\\b|\\|)",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern REFERENCE = Pattern.compile("#(?=E[1-9])");
    private static final Pattern HEADING = Pattern.compile("(?m)^([ \\t]*)(?=#{1,6}\\s|---|===)");
    private static final Pattern SLOT = Pattern.compile("(\\{(?=\\{)|\\$(?=(?:ref|text)\\b))");

    private Inert() {}

    static String text(String text) {
        var inert = text;
        if (inert.indexOf('<') >= 0) {
            inert = FENCE.matcher(inert).replaceAll("‹");
        }
        if (inert.indexOf('#') >= 0) {
            inert = REFERENCE.matcher(inert).replaceAll("# ");
        }
        if (inert.indexOf('#') >= 0 || inert.contains("---") || inert.contains("===")) {
            inert = HEADING.matcher(inert).replaceAll("$1\\\\");
        }
        return inert.indexOf('{') >= 0 || inert.indexOf('$') >= 0
                ? SLOT.matcher(inert).replaceAll("$1 ")
                : inert;
    }

    static Value value(Value value) {
        return switch (value) {
            case Value.Text(var text) -> new Value.Text(text(text));
            case Value.Items(var items) ->
                    new Value.Items(items.stream().map(Inert::value).toList());
            case Value.Fields(var fields) -> {
                var inert = new LinkedHashMap<String, Value>();
                fields.forEach((name, field) -> inert.put(text(name), value(field)));
                yield new Value.Fields(inert);
            }
            // What looks like a reference in evidence is only text there.
            case Value.Ref(var reference) -> new Value.Text(reference.toString());
            case Value.Prose(var template) -> new Value.Text(text(template));
            case Value.Nothing _, Value.Number _, Value.Flag _ -> value;
        };
    }

    static Passage passage(Passage passage) {
        return switch (passage) {
            case Passage.Said(var who, var text) -> new Passage.Said(text(who), text(text));
            case Passage.Called(var call, var result) ->
                    new Passage.Called(text(call), text(result));
        };
    }
}
