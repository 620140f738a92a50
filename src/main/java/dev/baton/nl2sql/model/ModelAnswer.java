package dev.baton.nl2sql.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.model.LenientJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a model answered to a question, as far as it can be made out. */
record ModelAnswer(
        @Nullable String question,
        @Nullable String sql,
        List<String> reasoning,
        List<String> assumptions,
        double claimed,
        @Nullable String clarification,
        List<String> options,
        @Nullable String declined,
        boolean salvaged) {
    private static final Pattern SQL_FENCE =
            Pattern.compile("(?is)```(?:sql|postgres(?:ql)?)?\\s*\\R?(.*?)```");
    private static final Pattern QUERY = Pattern.compile("(?is)^\\s*(?:select|with)\\b.*");

    ModelAnswer {
        reasoning = List.copyOf(reasoning);
        assumptions = List.copyOf(assumptions);
        options = List.copyOf(options);
    }

    /** Reads what was asked for, or what comes near; empty when nothing does. */
    static Optional<ModelAnswer> read(String written) {
        return LenientJson.object(written)
                .map(ModelAnswer::unwrapped)
                .map(ModelAnswer::of)
                .filter(ModelAnswer::saysSomething)
                .or(() -> salvaged(written));
    }

    private boolean saysSomething() {
        return sql != null || clarification != null || declined != null;
    }

    private static ModelAnswer of(JsonNode node) {
        var clarification = field(node, "clarification", "clarify", "clarifying_question");
        return new ModelAnswer(
                text(field(node, "question", "standalone_question")),
                unfenced(text(field(node, "sql", "query", "sql_query", "statement"))),
                texts(field(node, "reasoning", "explanation", "steps")),
                texts(field(node, "assumptions", "assumption")),
                field(node, "confidence").asDouble(0),
                clarification.isObject()
                        ? text(field(clarification, "text", "question"))
                        : text(clarification),
                clarification.isObject() ? texts(field(clarification, "options")) : List.of(),
                text(field(node, "declined", "decline", "decline_reason", "cannot_answer")),
                false);
    }

    /** A query in a fence of its own, or nothing but a query. */
    private static Optional<ModelAnswer> salvaged(String written) {
        var fence = SQL_FENCE.matcher(written);
        var sql = fence.find() ? fence.group(1).strip() : written.strip();
        return QUERY.matcher(sql).matches()
                ? Optional.of(
                        new ModelAnswer(
                                null, sql, List.of(), List.of(), 0, null, List.of(), null, true))
                : Optional.empty();
    }

    /** An answer wrapped once more, such as {@code {"result": {…}}}. */
    private static JsonNode unwrapped(JsonNode node) {
        return node.size() == 1 && node.elements().next().isObject()
                ? node.elements().next()
                : node;
    }

    private static JsonNode field(JsonNode node, String... names) {
        for (var name : names) {
            for (var field : node.properties()) {
                if (field.getKey().replace("-", "_").equalsIgnoreCase(name)
                        && !field.getValue().isNull()) {
                    return field.getValue();
                }
            }
        }
        return node.path("");
    }

    private static @Nullable String text(JsonNode node) {
        var text = node.isTextual() ? node.textValue().strip() : "";
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "", "null", "none", "n/a", "no", "false" -> null;
            default -> text;
        };
    }

    private static List<String> texts(JsonNode node) {
        var texts = new ArrayList<String>();
        if (node.isArray()) {
            node.forEach(item -> add(texts, item.isTextual() ? item.textValue() : item.toString()));
        } else if (node.isTextual()) {
            node.textValue().lines().forEach(line -> add(texts, line));
        }
        return texts;
    }

    private static void add(List<String> texts, String line) {
        if (!line.isBlank()) {
            texts.add(line.strip());
        }
    }

    private static @Nullable String unfenced(@Nullable String sql) {
        if (sql == null) {
            return null;
        }
        var fence = SQL_FENCE.matcher(sql);
        return fence.find() ? fence.group(1).strip() : sql;
    }
}
