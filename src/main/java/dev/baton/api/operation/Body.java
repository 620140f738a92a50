package dev.baton.api.operation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.api.operation.Fault.Code;
import dev.baton.json.Json;
import dev.baton.plan.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A JSON object whose fields are read one by one; what is wrong with them is gathered. */
final class Body {
    // Beyond this many places a number cannot be written out any more.
    private static final int LONGEST_NUMBER = 1000;

    private final JsonNode body;
    private final List<Fault> faults = new ArrayList<>();

    Body(JsonNode body) {
        this.body = body;
    }

    List<Fault> faults() {
        return faults;
    }

    void fault(String field, Code code, String text) {
        faults.add(new Fault(field, code, text));
    }

    @Nullable String text(String field) {
        var node = given(field);
        if (node == null) {
            return null;
        }
        if (!node.isTextual()) {
            fault(field, Code.WRONG_TYPE, "“%s” is not text.".formatted(field));
            return null;
        }
        return node.textValue();
    }

    boolean flag(String field, boolean otherwise) {
        var node = given(field);
        if (node == null) {
            return otherwise;
        }
        if (!node.isBoolean()) {
            fault(field, Code.WRONG_TYPE, "“%s” is neither true nor false.".formatted(field));
            return otherwise;
        }
        return node.booleanValue();
    }

    int whole(String field, int least, int most, int otherwise) {
        var node = given(field);
        if (node == null) {
            return otherwise;
        }
        if (!node.isIntegralNumber()) {
            fault(field, Code.WRONG_TYPE, "“%s” is not a whole number.".formatted(field));
            return otherwise;
        }
        if (!node.canConvertToInt() || node.intValue() < least || node.intValue() > most) {
            fault(
                    field,
                    Code.OUT_OF_RANGE,
                    "“%s” is not from %d to %d.".formatted(field, least, most));
            return otherwise;
        }
        return node.intValue();
    }

    double share(String field, double otherwise) {
        var node = given(field);
        if (node == null) {
            return otherwise;
        }
        if (!node.isNumber()) {
            fault(field, Code.WRONG_TYPE, "“%s” is not a number.".formatted(field));
            return otherwise;
        }
        var value = node.doubleValue();
        if (!(value >= 0 && value <= 1)) {
            fault(field, Code.OUT_OF_RANGE, "“%s” is not from 0 to 1.".formatted(field));
            return otherwise;
        }
        return value;
    }

    <T> T word(String field, java.util.function.Function<String, Optional<T>> of, T otherwise) {
        var text = text(field);
        if (text == null) {
            return otherwise;
        }
        var found = of.apply(text);
        if (found.isEmpty()) {
            fault(field, Code.UNKNOWN_VALUE, "“%s” cannot be “%s”.".formatted(field, cut(text)));
        }
        return found.orElse(otherwise);
    }

    Value.Fields object(String field, int longest) {
        var node = given(field);
        if (node == null) {
            return Value.Fields.EMPTY;
        }
        if (!node.isObject()) {
            fault(field, Code.WRONG_TYPE, "“%s” is not an object.".formatted(field));
            return Value.Fields.EMPTY;
        }
        if (boundless(node)) {
            fault(field, Code.OUT_OF_RANGE, "“%s” has a number out of bounds.".formatted(field));
            return Value.Fields.EMPTY;
        }
        if (node.toString().length() > longest) {
            fault(
                    field,
                    Code.TOO_LARGE,
                    "“%s” is larger than %,d characters.".formatted(field, longest));
            return Value.Fields.EMPTY;
        }
        try {
            return Json.fields(node);
        } catch (IllegalArgumentException _) {
            fault(field, Code.WRONG_TYPE, "“%s” is not an object of data.".formatted(field));
            return Value.Fields.EMPTY;
        }
    }

    static String cut(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }

    private @Nullable JsonNode given(String field) {
        var node = body.path(field);
        return node.isMissingNode() || node.isNull() ? null : node;
    }

    private static boolean boundless(JsonNode node) {
        if (node.isNumber()) {
            var number = node.decimalValue();
            return Math.abs(number.scale()) > LONGEST_NUMBER || number.precision() > LONGEST_NUMBER;
        }
        for (var each : node) {
            if (boundless(each)) {
                return true;
            }
        }
        return false;
    }
}
