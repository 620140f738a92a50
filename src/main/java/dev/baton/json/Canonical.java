package dev.baton.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;

/** One way to write down what is equal: names in order, equal numbers alike. */
public final class Canonical {
    private Canonical() {}

    /** The value as JSON; equal values have equal texts. */
    public static String text(Object any) {
        return sorted(Json.tree(Json.write(any))).toString();
    }

    /** SHA-256 of that text, in hexadecimal. */
    public static String hash(Object any) {
        return sha256(text(any));
    }

    /** SHA-256 of a text as it stands, in hexadecimal. */
    public static String sha256(String text) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
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
}
