package dev.baton.api.training;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.json.Json;
import dev.baton.plan.Cause;
import dev.baton.plan.Problem;
import dev.baton.plan.ProblemException;
import dev.baton.reward.grade.Task;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Answers to be graded, as a list of items or as the parallel lists that trainers hand to a reward
 * function. What is wrong with one of them is that one's alone.
 */
record RewardRequest(@Nullable String source, @Nullable String variant, List<Line> lines) {
    static final int MOST_ITEMS = 1_000;
    static final int MOST_BYTES = 8 << 20;
    private static final int MOST_GOLDS = 20;
    private static final int LONGEST_SQL = 20_000;
    private static final Map<String, String> LISTS =
            Map.of("prompt", "prompts", "completion", "completions", "question", "questions");
    private static final String FORM =
            "Send {\"data_source\": …, \"items\": [{\"question\": …, \"completion\": …, \"expected_sql\": …}]}.";

    /** One answer, or what is wrong with it. */
    sealed interface Line {
        /** {@code source} is its own data source, null the one of all. */
        record Answer(Task task, String completion, @Nullable String source) implements Line {}

        record Faulty(Problem problem) implements Line {}
    }

    /** True when some answer has no data source of its own. */
    boolean shared() {
        return lines.stream()
                .anyMatch(line -> line instanceof Line.Answer answer && answer.source() == null);
    }

    /** Throws bad_request or too_large when the whole cannot be read. */
    static RewardRequest read(String body) {
        if (body.length() > MOST_BYTES) {
            throw ProblemException.of(
                    Cause.TOO_LARGE, "A batch has 8 MiB at most.", "Send fewer answers at once.");
        }
        JsonNode said;
        try {
            said = Json.tree(body.isBlank() ? "{}" : body);
        } catch (UncheckedIOException _) {
            throw bad("The body is no JSON.");
        }
        var lines = new ArrayList<Line>();
        for (var item : said.path("items").isArray() ? items(said) : lists(said)) {
            lines.add(line(item));
        }
        return new RewardRequest(
                text(said.path("data_source")), text(said.path("variant_source")), lines);
    }

    private static List<Function<String, JsonNode>> items(JsonNode said) {
        counted(said.path("items").size());
        var items = new ArrayList<Function<String, JsonNode>>();
        said.path("items").forEach(item -> items.add(item::path));
        return items;
    }

    /** Lists beside one another; a value that is no list holds for all. */
    private static List<Function<String, JsonNode>> lists(JsonNode said) {
        var completions = said.path("completions");
        if (!completions.isArray()) {
            throw bad("There are neither 'items' nor 'completions'.");
        }
        counted(completions.size());
        said.fields()
                .forEachRemaining(field -> {
                    if (field.getValue().isArray()
                            && field.getValue().size() != completions.size()) {
                        throw bad(
                                "'%s' has %d entries and 'completions' has %d."
                                        .formatted(
                                                field.getKey(),
                                                field.getValue().size(),
                                                completions.size()));
                    }
                });
        var items = new ArrayList<Function<String, JsonNode>>();
        for (int i = 0; i < completions.size(); i++) {
            int at = i;
            items.add(name -> {
                var values = said.path(LISTS.getOrDefault(name, name));
                return values.isArray() ? values.path(at) : values;
            });
        }
        return items;
    }

    private static void counted(int size) {
        if (size == 0 || size > MOST_ITEMS) {
            throw ProblemException.of(
                    size == 0 ? Cause.BAD_REQUEST : Cause.TOO_LARGE,
                    "A batch has 1 to %,d answers.".formatted(MOST_ITEMS),
                    "Send more than one batch.");
        }
    }

    private static Line line(Function<String, JsonNode> item) {
        var completion = spoken(item.apply("completion"));
        var source = text(item.apply("data_source"));
        if (completion == null) {
            return faulty("'completion' is neither a text nor a list of messages.");
        }
        var golds = golds(item);
        if (golds == null) {
            return faulty(
                    "'expected_sql' is a query or a list of at most %d.".formatted(MOST_GOLDS));
        }
        var asked = spoken(item.apply("question"));
        var prompt = asked == null ? spoken(item.apply("prompt")) : asked;
        boolean refusal =
                item.apply("refusal").asBoolean(false)
                        || !item.apply("answerable").asBoolean(true)
                        || item.apply("expected").asText("").equals("decline")
                        || item.apply("kind").asText("").equals("unanswerable");
        if (refusal && !golds.isEmpty()) {
            return faulty("A question to decline has no 'expected_sql'.");
        }
        var ordered = item.apply("ordered");
        var task =
                new Task(
                        prompt == null ? "" : prompt,
                        golds,
                        refusal,
                        ordered.isBoolean() ? ordered.booleanValue() : null);
        return new Line.Answer(task, completion, source);
    }

    /** Under our name, or the name that it has in exports; null when it is something else. */
    private static @Nullable List<String> golds(Function<String, JsonNode> item) {
        var given = item.apply("expected_sql");
        var expected = empty(given) ? item.apply("target_sql") : given;
        var golds = new ArrayList<String>();
        if (empty(expected)) {
            return golds;
        }
        for (var gold : expected.isArray() ? expected : List.of(expected)) {
            if (!gold.isTextual() || gold.textValue().length() > LONGEST_SQL) {
                return null;
            }
            if (!gold.textValue().isBlank()) {
                golds.add(gold.textValue());
            }
        }
        return golds.size() > MOST_GOLDS ? null : golds;
    }

    private static boolean empty(JsonNode node) {
        return node.isNull() || node.isMissingNode();
    }

    /** A text, or what the last of some messages says. */
    private static @Nullable String spoken(JsonNode said) {
        var last = said.isArray() && !said.isEmpty() ? said.get(said.size() - 1) : said;
        var content = last.isObject() ? last.path("content") : last;
        if (content.isTextual()) {
            return content.textValue();
        }
        return said.isArray() && last.isObject() && content.isNull() ? "" : null;
    }

    private static @Nullable String text(JsonNode node) {
        return node.isTextual() && !node.textValue().isBlank() ? node.textValue() : null;
    }

    private static Line faulty(String sentence) {
        return new Line.Faulty(Problem.of(Cause.BAD_REQUEST, sentence, FORM));
    }

    private static ProblemException bad(String sentence) {
        return ProblemException.of(Cause.BAD_REQUEST, sentence, FORM);
    }
}
