package dev.baton.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.baton.plan.Reference;
import dev.baton.plan.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/**
 * Values as JSON; a reference is written {@code {"$ref": "E2.sql"}} and prose with evidence in it
 * {@code {"$text": "as {{E2}} shows"}}.
 */
final class ValueModule extends SimpleModule {
    static final String REF = "$ref";
    static final String PROSE = "$text";

    ValueModule() {
        addSerializer(Value.class, new Writer());
        addDeserializer(Value.class, new Reader<>(Value.class));
        addDeserializer(Value.Fields.class, new Reader<>(Value.Fields.class));
    }

    private static final class Writer extends StdSerializer<Value> {
        Writer() {
            super(Value.class);
        }

        @Override
        public void serialize(Value value, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            switch (value) {
                case Value.Nothing _ -> out.writeNull();
                case Value.Text(var text) -> out.writeString(text);
                case Value.Number(var number) -> out.writeNumber(number);
                case Value.Flag(var flag) -> out.writeBoolean(flag);
                case Value.Ref(var reference) -> {
                    out.writeStartObject();
                    out.writeStringField(REF, reference.toString());
                    out.writeEndObject();
                }
                case Value.Prose(var template) -> {
                    out.writeStartObject();
                    out.writeStringField(PROSE, template);
                    out.writeEndObject();
                }
                case Value.Items(var items) -> {
                    out.writeStartArray();
                    for (var item : items) {
                        serialize(item, out, provider);
                    }
                    out.writeEndArray();
                }
                case Value.Fields(var fields) -> {
                    out.writeStartObject();
                    for (var field : fields.entrySet()) {
                        out.writeFieldName(field.getKey());
                        serialize(field.getValue(), out, provider);
                    }
                    out.writeEndObject();
                }
            }
        }
    }

    private static final class Reader<T extends Value> extends StdDeserializer<T> {
        private final Class<T> type;

        Reader(Class<T> type) {
            super(type);
            this.type = type;
        }

        @Override
        public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
            var value = value(in.readValueAsTree());
            if (!type.isInstance(value)) {
                throw context.weirdStringException("", type, "not an object");
            }
            return type.cast(value);
        }

        @Override
        public T getNullValue(DeserializationContext context) {
            return type.cast(type.isInstance(Value.NOTHING) ? Value.NOTHING : Value.Fields.EMPTY);
        }

        private static Value value(JsonNode node) {
            return switch (node.getNodeType()) {
                case STRING -> new Value.Text(node.textValue());
                case NUMBER -> new Value.Number(node.decimalValue());
                case BOOLEAN -> new Value.Flag(node.booleanValue());
                case ARRAY -> {
                    var items = new ArrayList<Value>(node.size());
                    node.forEach(item -> items.add(value(item)));
                    yield new Value.Items(items);
                }
                case OBJECT -> object(node);
                case NULL, MISSING, BINARY, POJO -> Value.NOTHING;
            };
        }

        private static Value object(JsonNode node) {
            if (node.size() == 1 && node.path(REF).isTextual()) {
                return reference(node.path(REF).textValue());
            }
            if (node.size() == 1 && node.path(PROSE).isTextual()) {
                return prose(node.path(PROSE).textValue());
            }
            var fields = new LinkedHashMap<String, Value>();
            node.properties().forEach(field -> fields.put(field.getKey(), value(field.getValue())));
            return new Value.Fields(fields);
        }

        private static Value prose(String template) {
            try {
                return new Value.Prose(template);
            } catch (IllegalArgumentException _) {
                return new Value.Fields(java.util.Map.of(PROSE, new Value.Text(template)));
            }
        }

        private static Value reference(String written) {
            try {
                return new Value.Ref(Reference.parse(written));
            } catch (IllegalArgumentException _) {
                // Data may hold an object that only looks like a reference: it stays data.
                return new Value.Fields(java.util.Map.of(REF, new Value.Text(written)));
            }
        }
    }
}
