package dev.baton.escalation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.json.Json;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;

/** One way to write down what is equal: names in order, equal numbers alike. */
final class Canonical {
    private Canonical() {}

    static String text(Object any) {
        return sorted(Json.tree(Json.write(any))).toString();
    }

    static String sha256(Object any) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(text(any).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode sorted(JsonNode node) {
        var make = JsonNodeFactory.instance;
        return switch (node.getNodeType()) {
            case OBJECT -> {
                var names = new TreeMap<String, JsonNode>();
                node.properties().forEach(field -> names.put(field.getKey(), field.getValue()));
                var object = make.objectNode();
                names.forEach((name, value) -> object.set(name, sorted(value)));
                yield object;
            }
            case ARRAY -> {
                var items = make.arrayNode(node.size());
                node.forEach(item -> items.add(sorted(item)));
                yield items;
            }
            // As text with a mark, so that the number 1 and the text “1” stay apart.
            case NUMBER -> make.textNode("#" + plain(node.decimalValue()));
            case STRING -> make.textNode("=" + node.textValue());
            case BOOLEAN, NULL, MISSING, BINARY, POJO -> node;
        };
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toString();
    }
}
