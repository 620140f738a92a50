package dev.baton.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.json.Json;
import dev.baton.plan.Value;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;

/** What two pieces of work have in common when they are the same: agent and input, hashed. */
record Print(String value) {
    /** Names in any order and numbers however they are written make the same print. */
    static Print of(String agent, Value.Fields input) {
        var text = agent + "\n" + sorted(Json.tree(Json.write(input)));
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return new Print(
                    HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8))));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode sorted(JsonNode node) {
        var make = JsonNodeFactory.instance;
        return switch (node.getNodeType()) {
            case OBJECT -> {
                var fields = new TreeMap<String, JsonNode>();
                node.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
                var object = make.objectNode();
                fields.forEach((name, value) -> object.set(name, sorted(value)));
                yield object;
            }
            case ARRAY -> {
                var items = make.arrayNode(node.size());
                node.forEach(item -> items.add(sorted(item)));
                yield items;
            }
            case NUMBER -> make.numberNode(node.decimalValue().stripTrailingZeros());
            case STRING, BOOLEAN, NULL, MISSING, BINARY, POJO -> node;
        };
    }

    @Override
    public String toString() {
        return value;
    }
}
