package dev.baton.reward.export;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Holds lines against a written schema: the part of JSON Schema that the schemas here use. */
public final class LineSchema {
    private final JsonNode schema;

    private LineSchema(JsonNode schema) {
        this.schema = schema;
    }

    /** The schema of a format in a style, such as {@code sft-plain}. */
    public static LineSchema of(String name) {
        var file = "exports/" + name + ".schema.json";
        try (var in = LineSchema.class.getClassLoader().getResourceAsStream(file)) {
            return new LineSchema(Json.tree(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong with it; empty when nothing is. */
    public List<String> faults(String line) {
        var faults = new ArrayList<String>();
        check(Json.tree(line), schema, "line", faults);
        return faults;
    }

    private static void check(JsonNode node, JsonNode schema, String at, List<String> faults) {
        var type = schema.path("type").asText();
        boolean fits =
                switch (type) {
                    case "object" -> node.isObject();
                    case "array" -> node.isArray();
                    case "string" -> node.isTextual();
                    case "boolean" -> node.isBoolean();
                    default -> true;
                };
        if (!fits) {
            faults.add(at + " is no " + type);
        }
        if (schema.has("enum") && !among(node, schema.path("enum"))) {
            faults.add(at + " may not be " + node);
        }
        if (node.isTextual() && node.textValue().length() < schema.path("minLength").asInt()
                || node.isArray() && node.size() < schema.path("minItems").asInt()) {
            faults.add(at + " is empty");
        }
        schema.path("required")
                .forEach(name -> {
                    if (!node.has(name.asText())) {
                        faults.add(at + " has no " + name.asText());
                    }
                });
        for (var field : node.properties()) {
            var wanted = schema.path("properties").path(field.getKey());
            if (wanted.isMissingNode()) {
                faults.add(at + " has " + field.getKey());
            } else {
                check(field.getValue(), wanted, at + "." + field.getKey(), faults);
            }
        }
        if (node.isArray()) {
            node.forEach(item -> check(item, schema.path("items"), at + "[]", faults));
        }
    }

    private static boolean among(JsonNode node, JsonNode values) {
        for (var value : values) {
            if (value.equals(node)) {
                return true;
            }
        }
        return false;
    }
}
