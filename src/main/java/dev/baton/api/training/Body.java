package dev.baton.api.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.json.Json;
import dev.baton.reward.training.question.QuestionFault;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A JSON object whose fields are read one by one; what is wrong with them is gathered. */
final class Body {
    private static final int LONGEST = 200;

    private final JsonNode node;
    private final String prefix;
    private final List<QuestionFault> faults;
    private final Set<String> asked = new HashSet<>();

    private Body(JsonNode node, String prefix, List<QuestionFault> faults) {
        this.node = node;
        this.prefix = prefix;
        this.faults = faults;
    }

    /** The object that the text is; empty, with a fault, when it is none. */
    static Body read(String text) {
        var faults = new ArrayList<QuestionFault>();
        JsonNode node = JsonNodeFactory.instance.objectNode();
        try {
            var read = Json.tree(text);
            if (read.isObject()) {
                node = read;
            } else {
                faults.add(new QuestionFault(0, "", "The body is not a JSON object."));
            }
        } catch (UncheckedIOException _) {
            faults.add(new QuestionFault(0, "", "The body is not JSON."));
        }
        return new Body(node, "", faults);
    }

    List<QuestionFault> faults() {
        return faults;
    }

    void fault(String field, String text) {
        faults.add(new QuestionFault(0, prefix + field, text));
    }

    boolean given(String field) {
        asked.add(field);
        return node.hasNonNull(field);
    }

    JsonNode at(String field) {
        asked.add(field);
        return node.path(field);
    }

    /** What nobody asked for is a slip of the pen. */
    void noOthers() {
        node.fieldNames()
                .forEachRemaining(field -> {
                    if (!asked.contains(field)) {
                        fault(field, "There is no field “%s” here.".formatted(prefix + field));
                    }
                });
    }

    @Nullable String text(String field) {
        if (!given(field)) {
            return null;
        }
        var found = at(field);
        if (!found.isTextual() || found.textValue().length() > LONGEST) {
            fault(field, "“%s” is not a text of at most %d characters.".formatted(field, LONGEST));
            return null;
        }
        return found.textValue().isBlank() ? null : found.textValue().strip();
    }

    boolean flag(String field, boolean otherwise) {
        if (!given(field)) {
            return otherwise;
        }
        if (!at(field).isBoolean()) {
            fault(field, "“%s” is neither true nor false.".formatted(field));
            return otherwise;
        }
        return at(field).booleanValue();
    }

    long whole(String field, long least, long most, long otherwise) {
        if (!given(field)) {
            return otherwise;
        }
        var found = at(field);
        if (!found.isIntegralNumber()
                || !found.canConvertToLong()
                || found.longValue() < least
                || found.longValue() > most) {
            fault(
                    field,
                    "“%s” is not a whole number from %,d to %,d.".formatted(field, least, most));
            return otherwise;
        }
        return found.longValue();
    }

    @Nullable Long wholeOrNone(String field) {
        return given(field) ? (Long) whole(field, 0, Long.MAX_VALUE, 0) : null;
    }

    /** US dollars, as a number or a text, in millionths. */
    @Nullable Long micros(String field) {
        if (!given(field)) {
            return null;
        }
        try {
            var dollars = new BigDecimal(at(field).asText());
            // Before anything is done with it: a few letters can name an enormous number.
            if (dollars.signum() >= 0
                    && Math.abs((long) dollars.scale()) < 20
                    && dollars.precision() - dollars.scale() < 12) {
                return dollars.movePointRight(6).longValue();
            }
        } catch (NumberFormatException _) {
            // Told below.
        }
        fault(field, "“%s” is not an amount of US dollars.".formatted(field));
        return null;
    }

    /** The object of that name; an empty one when there is none. */
    Body object(String field) {
        JsonNode found = at(field);
        if (given(field) && !found.isObject()) {
            fault(field, "“%s” is not an object.".formatted(field));
        }
        return new Body(
                found.isObject() ? found : JsonNodeFactory.instance.objectNode(),
                prefix + field + ".",
                faults);
    }

    /** The objects of that list, at most so many. */
    List<Body> objects(String field, int most) {
        if (!given(field)) {
            return List.of();
        }
        var found = at(field);
        var objects = new ArrayList<Body>();
        for (var each : found) {
            if (each.isObject()) {
                objects.add(
                        new Body(
                                each,
                                "%s%s[%d].".formatted(prefix, field, objects.size()),
                                faults));
            }
        }
        if (!found.isArray() || objects.size() != found.size() || objects.size() > most) {
            fault(field, "“%s” is a list of 1 to %d objects.".formatted(field, most));
        }
        return objects.size() > most ? objects.subList(0, most) : objects;
    }
}
