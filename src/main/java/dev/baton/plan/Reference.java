package dev.baton.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A place in a step's evidence: {@code E2}, {@code E2.sql}, {@code E2.rows[0].amount}. */
public record Reference(StepId step, List<Part> path) {
    private static final Pattern FORM =
            Pattern.compile("(E[1-9][0-9]{0,2})((?:\\.[A-Za-z_][A-Za-z0-9_]*|\\[[0-9]{1,6}])*)");
    private static final Pattern PART =
            Pattern.compile("\\.([A-Za-z_][A-Za-z0-9_]*)|\\[([0-9]{1,6})]");

    /** One leg of the way into a value. */
    public sealed interface Part {
        record Field(String name) implements Part {}

        record Index(int index) implements Part {}
    }

    public Reference {
        path = List.copyOf(path);
    }

    /** Reads the written form; throws {@link IllegalArgumentException} when it is not one. */
    public static Reference parse(String written) {
        var whole = FORM.matcher(written);
        if (!whole.matches()) {
            throw new IllegalArgumentException("not a reference to evidence: " + written);
        }
        var parts = new ArrayList<Part>();
        var part = PART.matcher(whole.group(2));
        while (part.find()) {
            parts.add(
                    part.group(1) != null
                            ? new Part.Field(part.group(1))
                            : new Part.Index(Integer.parseInt(part.group(2))));
        }
        return new Reference(new StepId(whole.group(1)), parts);
    }

    /** What stands at this place in that step's body; nothing when there is no such place. */
    public Value in(Value body) {
        var at = body;
        for (var part : path) {
            at =
                    switch (part) {
                        case Part.Field(var name) ->
                                at instanceof Value.Fields fields ? fields.at(name) : Value.NOTHING;
                        case Part.Index(var index) ->
                                at instanceof Value.Items(var items) && index < items.size()
                                        ? items.get(index)
                                        : Value.NOTHING;
                    };
        }
        return at;
    }

    @Override
    public String toString() {
        var written = new StringBuilder(step.value());
        for (var part : path) {
            switch (part) {
                case Part.Field(var name) -> written.append('.').append(name);
                case Part.Index(var index) -> written.append('[').append(index).append(']');
            }
        }
        return written.toString();
    }
}
