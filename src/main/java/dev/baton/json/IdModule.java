package dev.baton.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.baton.plan.RunId;
import dev.baton.plan.SessionId;
import dev.baton.plan.StepId;
import java.io.IOException;
import java.util.function.Function;

/** Ids are plain text; what was stored as an object with a value is still read. */
final class IdModule extends SimpleModule {
    IdModule() {
        id(StepId.class, StepId::new);
        id(RunId.class, RunId::new);
        id(SessionId.class, SessionId::new);
    }

    private <T> void id(Class<T> type, Function<String, T> of) {
        addSerializer(type, ToStringSerializer.instance);
        addDeserializer(type, new Reader<>(type, of));
    }

    private static final class Reader<T> extends StdDeserializer<T> {
        private final transient Function<String, T> of;

        Reader(Class<T> type, Function<String, T> of) {
            super(type);
            this.of = of;
        }

        @Override
        public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
            JsonNode node = in.readValueAsTree();
            return of.apply(node.isObject() ? node.path("value").asText() : node.asText());
        }
    }
}
