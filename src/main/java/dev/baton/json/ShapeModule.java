package dev.baton.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.baton.plan.Shape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;

/** Shapes as JSON Schema: the part of it that plans are checked with; the rest is read as any. */
final class ShapeModule extends SimpleModule {
    ShapeModule() {
        addSerializer(Shape.class, new Writer());
        addDeserializer(Shape.class, new Reader<>(Shape.class));
        addDeserializer(Shape.Fields.class, new Reader<>(Shape.Fields.class));
    }

    private static final class Writer extends StdSerializer<Shape> {
        Writer() {
            super(Shape.class);
        }

        @Override
        public void serialize(Shape shape, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            out.writeStartObject();
            switch (shape) {
                case Shape.Any _ -> {}
                case Shape.Text(var words) -> {
                    out.writeStringField("type", "string");
                    if (!words.isEmpty()) {
                        out.writeFieldName("enum");
                        out.writeArray(words.toArray(String[]::new), 0, words.size());
                    }
                }
                case Shape.Number _ -> out.writeStringField("type", "number");
                case Shape.Flag _ -> out.writeStringField("type", "boolean");
                case Shape.Items(var each) -> {
                    out.writeStringField("type", "array");
                    out.writeFieldName("items");
                    serialize(each, out, provider);
                }
                case Shape.Fields fields -> writeFields(fields, out, provider);
            }
            out.writeEndObject();
        }

        private void writeFields(Shape.Fields shape, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            out.writeStringField("type", "object");
            out.writeObjectFieldStart("properties");
            for (var field : shape.fields().entrySet()) {
                out.writeFieldName(field.getKey());
                serialize(field.getValue(), out, provider);
            }
            out.writeEndObject();
            var required = shape.fields().keySet().stream().filter(shape.required()::contains);
            var names = required.toArray(String[]::new);
            if (names.length > 0) {
                out.writeFieldName("required");
                out.writeArray(names, 0, names.length);
            }
            out.writeBooleanField("additionalProperties", shape.open());
        }
    }

    private static final class Reader<T extends Shape> extends StdDeserializer<T> {
        private final Class<T> type;

        Reader(Class<T> type) {
            super(type);
            this.type = type;
        }

        @Override
        public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
            JsonNode node = in.readValueAsTree();
            var shape = type == Shape.Fields.class ? fields(node) : shape(node);
            return type.cast(shape);
        }

        private static Shape shape(JsonNode node) {
            return switch (node.path("type").asText("")) {
                case "string" -> new Shape.Text(words(node.path("enum")));
                case "number", "integer" -> Shape.NUMBER;
                case "boolean" -> Shape.FLAG;
                case "array" -> new Shape.Items(shape(node.path("items")));
                case "object" -> fields(node);
                default -> Shape.ANY;
            };
        }

        private static Shape.Fields fields(JsonNode node) {
            var fields = new LinkedHashMap<String, Shape>();
            node.path("properties")
                    .properties()
                    .forEach(field -> fields.put(field.getKey(), shape(field.getValue())));
            var required = new HashSet<>(words(node.path("required")));
            required.retainAll(fields.keySet());
            return new Shape.Fields(
                    fields, required, node.path("additionalProperties").asBoolean(true));
        }

        private static List<String> words(JsonNode node) {
            var words = new ArrayList<String>();
            node.forEach(word -> words.add(word.asText()));
            return words;
        }
    }
}
