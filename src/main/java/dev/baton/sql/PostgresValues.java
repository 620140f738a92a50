package dev.baton.sql;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.json.Json;
import dev.baton.plan.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** PostgreSQL's types and the texts it sends, as ours. */
final class PostgresValues {
    private static final long EXACT = 1L << 53;

    /** Types whose text is short by nature; all others are cut by the database. */
    private static final Set<String> SHORT =
            Set.of(
                    "bool",
                    "int2",
                    "int4",
                    "int8",
                    "oid",
                    "float4",
                    "float8",
                    "date",
                    "time",
                    "timetz",
                    "timestamp",
                    "timestamptz",
                    "interval",
                    "uuid",
                    "smallserial",
                    "serial",
                    "bigserial");

    private PostgresValues() {}

    /** What kind of values a type holds, by its name in the catalog ({@code _int4} is an array). */
    static ColumnType type(String name) {
        if (name.startsWith("_")) {
            return ColumnType.ARRAY;
        }
        return switch (name) {
            case "int2", "int4", "int8", "oid", "smallserial", "serial", "bigserial" ->
                    ColumnType.INTEGER;
            case "numeric", "float4", "float8", "money" -> ColumnType.DECIMAL;
            case "bool" -> ColumnType.BOOLEAN;
            case "date" -> ColumnType.DATE;
            case "timestamp", "timestamptz" -> ColumnType.TIMESTAMP;
            case "time", "timetz" -> ColumnType.TIME;
            case "interval" -> ColumnType.INTERVAL;
            case "uuid" -> ColumnType.UUID;
            case "json", "jsonb" -> ColumnType.JSON;
            case "bytea" -> ColumnType.BINARY;
            case "text", "varchar", "bpchar", "char", "name", "citext", "xml" -> ColumnType.TEXT;
            default -> ColumnType.OTHER;
        };
    }

    /** True when a value of the type may be of any length. */
    static boolean mayBeLong(String type) {
        return !SHORT.contains(type) && !type.equals("bytea");
    }

    /** How a column of that type is asked for, so that no value is longer than {@code longest}. */
    static String asked(String column, String type, int longest) {
        if (SHORT.contains(type)) {
            return column;
        }
        if (type.equals("bytea")) {
            return "octet_length(" + column + ")";
        }
        var text =
                switch (type(type)) {
                    case ARRAY -> array(column, type);
                    case DECIMAL ->
                            type.equals("money") ? column + "::numeric::text" : column + "::text";
                    default -> column + "::text";
                };
        return "left(" + text + ", " + (longest + 1) + ")";
    }

    // As texts, because a JSON number of ours would lose the zeros at its end.
    private static String array(String column, String type) {
        var kept = type.equals("_numeric") ? column + "::text[]" : column;
        return "array_to_json(" + kept + ")::text";
    }

    /** The value of a text that {@link #asked} gave. */
    static Value value(@Nullable String text, String type, int longest) {
        if (text == null) {
            return Value.NOTHING;
        }
        if (text.length() > longest) {
            return Value.text(text.substring(0, longest) + "…");
        }
        return switch (type(type)) {
            case INTEGER -> integer(text);
            case DECIMAL -> type.startsWith("float") ? floating(text) : Value.text(text);
            case BOOLEAN -> new Value.Flag(text.startsWith("t"));
            case TIMESTAMP -> Value.text(instant(text));
            case BINARY -> Value.text("(" + text + " bytes)");
            case ARRAY -> items(text, type.substring(1));
            case TEXT, DATE, TIME, INTERVAL, UUID, JSON, OTHER -> Value.text(text);
        };
    }

    /** The name of the type on the wire. */
    static String wireName(String type) {
        return type(type).name().toLowerCase(Locale.ROOT);
    }

    private static Value integer(String text) {
        long number = Long.parseLong(text);
        return Math.abs(number) <= EXACT ? Value.number(number) : Value.text(text);
    }

    private static Value floating(String text) {
        char last = text.charAt(text.length() - 1);
        return Character.isDigit(last) ? new Value.Number(new BigDecimal(text)) : Value.text(text);
    }

    private static String instant(String text) {
        var iso = text.replaceFirst(" ", "T");
        return iso.endsWith("+00") ? iso.substring(0, iso.length() - 3) + "Z" : iso;
    }

    private static Value items(String json, String element) {
        return item(Json.tree(json), element);
    }

    private static Value item(JsonNode node, String element) {
        if (node.isArray() && !element.startsWith("json")) {
            List<Value> items = new ArrayList<>(node.size());
            node.forEach(child -> items.add(item(child, element)));
            return new Value.Items(items);
        }
        if (node.isArray()) {
            List<Value> items = new ArrayList<>(node.size());
            node.forEach(child -> items.add(json(child)));
            return new Value.Items(items);
        }
        if (node.isNull()) {
            return Value.NOTHING;
        }
        return node.isContainerNode() || element.equals("bytea")
                ? Value.text(node.isTextual() ? node.textValue() : node.toString())
                : value(node.asText(), element, Integer.MAX_VALUE);
    }

    // JSON stays text: an object of a customer's data must never be read as a reference of a plan.
    private static Value json(JsonNode node) {
        return node.isNull() ? Value.NOTHING : Value.text(node.toString());
    }
}
