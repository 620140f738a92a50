package dev.baton.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.baton.plan.Value;
import java.io.UncheckedIOException;

/**
 * Reads and writes JSON: snake_case names, enums in lower case, ISO instants, exact decimals,
 * unknown fields ignored.
 */
public final class Json {
    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .addModule(new Jdk8Module())
                    .addModule(new ValueModule())
                    .addModule(new IdModule())
                    .addModule(new ShapeModule())
                    .addModule(new SimpleModule().addSerializer(new LowerCase()))
                    .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                    .build();

    private Json() {}

    /** The mapper itself, for libraries that want one; do not change it. */
    public static JsonMapper mapper() {
        return MAPPER;
    }

    public static String write(Object any) {
        try {
            return MAPPER.writeValueAsString(any);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Throws {@link UncheckedIOException} when the text is not JSON of that shape. */
    public static <T> T read(String text, Class<T> type) {
        try {
            return MAPPER.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Throws {@link UncheckedIOException} when the text is not JSON. */
    public static JsonNode tree(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A record, list or map as a value. */
    public static Value value(Object any) {
        return MAPPER.convertValue(any, Value.class);
    }

    /**
     * A record or map as fields; throws {@link IllegalArgumentException} when it is not an object.
     */
    public static Value.Fields fields(Object any) {
        if (value(any) instanceof Value.Fields fields) {
            return fields;
        }
        throw new IllegalArgumentException("not an object: " + any.getClass().getName());
    }

    /** A value as a record; throws {@link IllegalArgumentException} when it does not fit. */
    public static <T> T as(Value value, Class<T> type) {
        return MAPPER.convertValue(value, type);
    }
}
