package dev.baton.api.query;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.json.Json;
import dev.baton.model.Wish;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import dev.baton.plan.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an answer in training is held against: queries that are right, or that it is right to
 * decline, or nothing; whether the order of rows matters (null: each query's own order by says so);
 * and by what it is to be answered.
 */
public record TrainMode(
        List<String> golds, boolean refusal, @Nullable Boolean ordered, Value.Fields variant) {
    private static final int MOST_GOLDS = 20;

    public TrainMode {
        golds = List.copyOf(golds);
    }

    /** Reads it from a request; throws bad_request saying what to send. */
    static TrainMode read(JsonNode body) {
        var context = body.path("context");
        var golds = golds(context.path("expected_sql"));
        var refusal = refusal(context);
        if (refusal && !golds.isEmpty()) {
            throw bad(
                    "A question with “expected_sql” is not one to decline.",
                    "Send either “expected_sql” or “expected”: “decline”.");
        }
        return new TrainMode(golds, refusal, flag(context, "ordered"), variant(body));
    }

    private static List<String> golds(JsonNode written) {
        var golds = new ArrayList<String>();
        if (written.isTextual()) {
            golds.add(written.textValue());
        } else if (written.isArray() && written.size() <= MOST_GOLDS) {
            for (var each : written) {
                golds.add(each.isTextual() ? each.textValue() : "");
            }
        } else if (!written.isMissingNode() && !written.isNull()) {
            throw bad(
                    "“expected_sql” is neither a query nor a list of at most %d."
                            .formatted(MOST_GOLDS),
                    "Send text, or a list of texts of which any is right.");
        }
        if (golds.stream().anyMatch(String::isBlank)) {
            throw bad("“expected_sql” holds something that is no query.", "Leave it out.");
        }
        return golds;
    }

    private static boolean refusal(JsonNode context) {
        var expected = context.path("expected");
        if (!expected.isMissingNode()
                && !expected.isNull()
                && !"decline".equals(expected.textValue())) {
            throw bad(
                    "“expected” is not known.",
                    "Send “decline” where the question cannot be answered, else leave it out.");
        }
        return expected.isTextual() || Boolean.FALSE.equals(flag(context, "answerable"));
    }

    private static @Nullable Boolean flag(JsonNode context, String name) {
        var node = context.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (!node.isBoolean()) {
            throw bad("“%s” is neither true nor false.".formatted(name), "Leave it out.");
        }
        return node.booleanValue();
    }

    private static Value.Fields variant(JsonNode body) {
        var node = body.path(Wish.FIELD);
        if (node.isMissingNode() || node.isNull()) {
            return Value.Fields.EMPTY;
        }
        var engine = node.path("engine").asText(Wish.Engine.DEFAULT.code());
        var temperature = node.path("temperature");
        if (!node.isObject()
                || List.of(Wish.Engine.values()).stream()
                        .noneMatch(each -> each.code().equals(engine))
                || !temperature.isMissingNode()
                        && !(temperature.isNumber()
                                && temperature.doubleValue() >= 0
                                && temperature.doubleValue() <= 2)) {
            throw bad(
                    "“variant” is not understood.",
                    "Send {\"engine\": \"default, rules or model\", \"model\": …, \"prompt\": …,"
                            + " \"temperature\": 0 to 2}; all may be absent.");
        }
        return Json.fields(node);
    }

    /** What the workflow is given. */
    Value.Fields input() {
        var input = new LinkedHashMap<String, Value>();
        input.put("golds", new Value.Items(golds.stream().<Value>map(Value::text).toList()));
        input.put("refusal", new Value.Flag(refusal));
        input.put("ordered", ordered == null ? Value.NOTHING : new Value.Flag(ordered));
        return new Value.Fields(input);
    }

    private static ProblemException bad(String text, String suggestion) {
        return ProblemException.of(Cause.BAD_REQUEST, text, suggestion);
    }
}
