package dev.baton.api.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.json.Json;
import dev.baton.plan.Cause;
import dev.baton.plan.Problem;
import dev.baton.plan.ProblemException;
import dev.baton.plan.SessionId;
import dev.baton.plan.Value;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Many questions to one data source as a client sent them; each is well-formed, or says why not.
 */
public record BatchRequest(
        List<Item> items, @Nullable SessionId session, @Nullable String dataSource) {
    private static final int LARGEST = 2_000_000;
    private static final List<String> SHARED = List.of("mode", "context", "variant");

    public BatchRequest {
        items = List.copyOf(items);
    }

    /** One of them. */
    public sealed interface Item {}

    /** A question that can be asked. */
    public record Question(QueryRequest request) implements Item {}

    /** A question that cannot, and why. */
    public record Refused(String query, Problem problem) implements Item {
        /** As it stands among the inputs of the run. */
        Value.Fields told() {
            return new Value.Fields(
                    Map.of("query", Value.text(query), "problem", Json.value(problem)));
        }
    }

    /** Reads a body of {@code POST /query/batch}; throws bad_request or too_large. */
    static BatchRequest read(String text, int most) {
        if (text.length() > LARGEST) {
            throw ProblemException.of(
                    Cause.TOO_LARGE, "The batch is larger than 2 MB.", "Send it in parts.");
        }
        var body = tree(text);
        var queries = body.path("queries");
        if (!queries.isArray() || queries.isEmpty()) {
            throw bad("There are no questions.", "Put them in the list “queries”.");
        }
        if (queries.size() > most) {
            throw ProblemException.of(
                    Cause.TOO_LARGE,
                    "The batch has %d questions; %d are read.".formatted(queries.size(), most),
                    "Send it in parts.");
        }
        var items = new ArrayList<Item>();
        queries.forEach(query -> items.add(item(query, body)));
        var about = QueryRequest.read(body.deepCopy().put("query", "about").without(SHARED));
        return new BatchRequest(items, about.session(), about.dataSource());
    }

    private static ObjectNode tree(String text) {
        try {
            if (Json.tree(text) instanceof ObjectNode body) {
                return body;
            }
        } catch (UncheckedIOException _) {
            // Told below, as anything else that is not an object.
        }
        throw bad("The body is not a JSON object.", "Send {\"queries\": [\"your question\", …]}.");
    }

    /** What the batch says holds for every question that does not say it itself. */
    private static Item item(JsonNode query, ObjectNode batch) {
        var item = JsonNodeFactory.instance.objectNode();
        for (var name : SHARED) {
            if (batch.has(name)) {
                item.set(name, batch.get(name));
            }
        }
        if (query instanceof ObjectNode own) {
            item.setAll(own);
        } else {
            item.set("query", query);
        }
        try {
            if (item.has("session_id") || item.has("data_source")) {
                throw bad(
                        "A question of a batch has no session and no data source of its own.",
                        "Name them beside “queries”.");
            }
            return new Question(QueryRequest.read(item));
        } catch (ProblemException e) {
            return new Refused(item.path("query").asText(""), e.problem());
        }
    }

    /** What the batch is called where runs are listed. */
    String title() {
        return items.size() == 1 ? "1 question" : items.size() + " questions";
    }

    private static ProblemException bad(String text, String suggestion) {
        return ProblemException.of(Cause.BAD_REQUEST, text, suggestion);
    }
}
