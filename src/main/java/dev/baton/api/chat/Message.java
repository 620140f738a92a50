package dev.baton.api.chat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.json.Json;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a client said: its type, its own id if it has one, and the whole object. */
record Message(String type, @Nullable String id, JsonNode body) {
    private static final int LONGEST_ID = 100;

    /** Empty when the text is not a JSON object with a type. */
    static Optional<Message> read(String text) {
        try {
            var body = Json.tree(text);
            if (!body.path("type").isTextual()) {
                return Optional.empty();
            }
            var id = body.path("id").asText("");
            return Optional.of(
                    new Message(
                            body.path("type").textValue(),
                            id.isEmpty() || id.length() > LONGEST_ID ? null : id,
                            body));
        } catch (UncheckedIOException _) {
            return Optional.empty();
        }
    }

    /** A field's text; null when it is absent. */
    @Nullable String text(String field) {
        var node = body.path(field);
        return node.isTextual() ? node.textValue() : null;
    }
}
