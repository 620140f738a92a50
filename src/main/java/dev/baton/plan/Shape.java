package dev.baton.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a value looks like, as far as a plan, an input or a correction is held against it. */
public sealed interface Shape {
    Shape ANY = new Any();
    Shape TEXT = new Text(List.of());
    Shape NUMBER = new Number();
    Shape FLAG = new Flag();

    /** Whatever it is. */
    record Any() implements Shape {}

    /** Text; one of these words, if there are any. */
    record Text(List<String> words) implements Shape {
        public Text {
            words = List.copyOf(words);
        }
    }

    record Number() implements Shape {}

    record Flag() implements Shape {}

    record Items(Shape each) implements Shape {}

    /** Named values; an open one may have more than are named. */
    record Fields(Map<String, Shape> fields, Set<String> required, boolean open) implements Shape {
        /** Nothing is known of the fields. */
        public static final Fields OPEN = new Fields(Map.of(), Set.of(), true);

        public Fields {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
            required = Set.copyOf(required);
        }

        /** Just these fields, of any shape, none of them required. */
        public static Fields of(List<String> names) {
            var fields = new LinkedHashMap<String, Shape>();
            names.forEach(name -> fields.put(name, ANY));
            return new Fields(fields, Set.of(), false);
        }

        /** The same with one more field, which must be there. */
        public Fields with(String name, Shape shape) {
            var more = new java.util.HashSet<>(required);
            more.add(name);
            return new Fields(and(name, shape), more, open);
        }

        /** The same with one more field, which may be absent. */
        public Fields maybe(String name, Shape shape) {
            return new Fields(and(name, shape), required, open);
        }

        private Map<String, Shape> and(String name, Shape shape) {
            var more = new LinkedHashMap<>(fields);
            more.put(name, shape);
            return more;
        }
    }

    /** No fields yet; {@link Fields#with} and {@link Fields#maybe} add them. */
    static Fields fields() {
        return new Fields(Map.of(), Set.of(), false);
    }

    static Shape items(Shape each) {
        return new Items(each);
    }

    /** Text that is one of these words. */
    static Shape oneOf(String... words) {
        return new Text(List.of(words));
    }

    /** What stands at that place; empty when there can be no such place. */
    default Optional<Shape> at(List<Reference.Part> path) {
        var at = this;
        for (var part : path) {
            var next = at.at(part);
            if (next.isEmpty()) {
                return next;
            }
            at = next.get();
        }
        return Optional.of(at);
    }

    private Optional<Shape> at(Reference.Part part) {
        return switch (this) {
            case Any _ -> Optional.of(ANY);
            case Items(var each) ->
                    part instanceof Reference.Part.Index ? Optional.of(each) : Optional.empty();
            case Fields(var fields, _, var open) ->
                    part instanceof Reference.Part.Field(var name)
                            ? Optional.ofNullable(fields.getOrDefault(name, open ? ANY : null))
                            : Optional.empty();
            case Text _, Number _, Flag _ -> Optional.empty();
        };
    }

    /** Whether a value of the given shape may be one of this shape; true in doubt. */
    default boolean mayBe(Shape given) {
        if (this instanceof Any || given instanceof Any) {
            return true;
        }
        return switch (this) {
            case Any _ -> true;
            case Text(var words) ->
                    given instanceof Text(var others)
                            && (words.isEmpty()
                                    || others.isEmpty()
                                    || others.stream().anyMatch(words::contains));
            case Number _ -> given instanceof Number;
            case Flag _ -> given instanceof Flag;
            case Items(var each) -> given instanceof Items(var other) && each.mayBe(other);
            case Fields mine -> given instanceof Fields other && mayBe(mine, other);
        };
    }

    private static boolean mayBe(Fields mine, Fields given) {
        return mine.required().stream()
                        .allMatch(name -> given.open() || given.fields().containsKey(name))
                && mine.fields().entrySet().stream()
                        .allMatch(field ->
                                field.getValue()
                                        .mayBe(given.fields().getOrDefault(field.getKey(), ANY)));
    }

    /** All ways in which a value is not of this shape, each with the place; empty when it is. */
    default List<String> faults(Value value) {
        var faults = new ArrayList<String>();
        faults(this, value, "", faults);
        return faults;
    }

    private static void faults(Shape shape, Value value, String place, List<String> into) {
        switch (value) {
            // What a reference will stand for is checked by its shape and not here.
            case Value.Ref _ -> {}
            case Value.Prose _ ->
                    expect(shape instanceof Text || shape instanceof Any, "text", place, into);
            case Value.Nothing _ -> expect(shape instanceof Any, "not nothing", place, into);
            case Value.Flag _ -> expected(shape, Flag.class, place, into);
            case Value.Number _ -> expected(shape, Number.class, place, into);
            case Value.Text(var text) -> {
                if (expected(shape, Text.class, place, into)
                        && shape instanceof Text(var words)
                        && !words.isEmpty()
                        && !words.contains(text)) {
                    into.add(place(place) + " must be one of " + String.join(", ", words));
                }
            }
            case Value.Items(var items) -> {
                if (expected(shape, Items.class, place, into) && shape instanceof Items(var each)) {
                    for (var i = 0; i < items.size(); i++) {
                        faults(each, items.get(i), place + "[" + i + "]", into);
                    }
                }
            }
            case Value.Fields fields -> {
                if (expected(shape, Fields.class, place, into) && shape instanceof Fields wanted) {
                    faultsOfFields(wanted, fields, place, into);
                }
            }
        }
    }

    private static void faultsOfFields(
            Fields wanted, Value.Fields given, String place, List<String> into) {
        for (var name : wanted.required().stream().sorted().toList()) {
            if (given.at(name) instanceof Value.Nothing) {
                into.add(place(inside(place, name)) + " is missing");
            }
        }
        given.fields()
                .forEach((name, value) -> {
                    var shape = wanted.fields().get(name);
                    if (shape != null && !(value instanceof Value.Nothing)) {
                        faults(shape, value, inside(place, name), into);
                    } else if (shape == null && !wanted.open()) {
                        into.add(place(inside(place, name)) + " is not known here");
                    }
                });
    }

    private static boolean expected(
            Shape shape, Class<? extends Shape> type, String place, List<String> into) {
        var fits = shape instanceof Any || type.isInstance(shape);
        expect(fits, named(shape), place, into);
        return fits;
    }

    private static void expect(boolean fits, String what, String place, List<String> into) {
        if (!fits) {
            into.add(place(place) + " must be " + what);
        }
    }

    private static String inside(String place, String name) {
        return place.isEmpty() ? name : place + "." + name;
    }

    private static String place(String place) {
        return place.isEmpty() ? "the value" : place;
    }

    private static String named(Shape shape) {
        return switch (shape) {
            case Any _ -> "anything";
            case Text _ -> "text";
            case Number _ -> "a number";
            case Flag _ -> "true or false";
            case Items _ -> "a list";
            case Fields _ -> "an object";
        };
    }
}
