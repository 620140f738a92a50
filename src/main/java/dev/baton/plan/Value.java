package dev.baton.plan;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a step takes and gives: JSON's shapes, plus references to the evidence of other steps. */
public sealed interface Value {
    Value NOTHING = new Nothing();

    /** The same with every item and every field made another; what has none is itself. */
    default Value each(UnaryOperator<Value> made) {
        return this;
    }

    record Nothing() implements Value {}

    record Text(String text) implements Value {}

    record Number(BigDecimal number) implements Value {}

    record Flag(boolean flag) implements Value {}

    record Items(List<Value> items) implements Value {
        public Items {
            items = List.copyOf(items);
        }

        @Override
        public Items each(UnaryOperator<Value> made) {
            return new Items(items.stream().map(made).toList());
        }
    }

    /** Named values in their order of insertion. */
    record Fields(Map<String, Value> fields) implements Value {
        public static final Fields EMPTY = new Fields(Map.of());

        public Fields {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }

        @Override
        public Fields each(UnaryOperator<Value> made) {
            var others = new LinkedHashMap<String, Value>();
            fields.forEach((name, value) -> others.put(name, made.apply(value)));
            return new Fields(others);
        }

        /** The field of that name; {@link #NOTHING} when it is absent. */
        public Value at(String name) {
            return fields.getOrDefault(name, NOTHING);
        }

        /** The text of that field; empty when it is absent or not text. */
        public Optional<String> text(String name) {
            return at(name) instanceof Text(var text) ? Optional.of(text) : Optional.empty();
        }

        public Fields with(String name, Value value) {
            var copy = new LinkedHashMap<>(fields);
            copy.put(name, value);
            return new Fields(copy);
        }
    }

    /** Stands for (a part of) another step's evidence until that step is done. */
    record Ref(Reference reference) implements Value {}

    /**
     * Text in which {@code {{E2}}} stands for the digest of another step's evidence and {@code
     * {{E2.name}}} for a text or number in it.
     */
    record Prose(String template) implements Value {
        private static final Pattern PLACE = Pattern.compile("\\{\\{([^{}]{1,200})}}");

        public Prose {
            PLACE.matcher(template).results().forEach(place -> Reference.parse(place.group(1)));
        }

        /** What it refers to, in the order of the text. */
        public List<Reference> references() {
            return PLACE.matcher(template)
                    .results()
                    .map(place -> Reference.parse(place.group(1)))
                    .toList();
        }

        /** The text with every place filled; what is filled in is not looked at again. */
        public String filled(Function<Reference, String> by) {
            return PLACE.matcher(template)
                    .replaceAll(place ->
                            Matcher.quoteReplacement(by.apply(Reference.parse(place.group(1)))));
        }
    }

    static Value text(String text) {
        return new Text(text);
    }

    static Value number(long number) {
        return new Number(BigDecimal.valueOf(number));
    }

    /** False for nothing, {@code false}, empty text, lists and fields; true for all else. */
    static boolean holds(Value value) {
        return switch (value) {
            case Nothing _ -> false;
            case Flag(var flag) -> flag;
            case Text(var text) -> !text.isEmpty();
            case Prose(var template) -> !template.isEmpty();
            case Items(var items) -> !items.isEmpty();
            case Fields(var fields) -> !fields.isEmpty();
            case Number _, Ref _ -> true;
        };
    }
}
