package dev.baton.reward.training.question;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Reads one question of a file; whatever is wrong with it is told at once. */
final class QuestionLine {
    private static final int LONGEST_QUESTION = 4_000;
    private static final int LONGEST_SQL = 20_000;
    private static final int LONGEST_NAME = 100;
    private static final int MOST_GOLDS = 20;
    private static final int MOST_TAGS = 20;

    private final JsonNode line;
    private final BiConsumer<String, String> fault;

    /** {@code fault} takes a field and what is wrong with it. */
    QuestionLine(JsonNode line, BiConsumer<String, String> fault) {
        this.line = line;
        this.fault = fault;
    }

    /** What could be read of it; to be used when no fault was told. */
    Question read(String unnamed, String source) {
        var golds = golds();
        var after = name("after");
        var kind = kind(after);
        if (kind == Question.Kind.FOLLOW_UP && after == null) {
            fault.accept("after", "A follow-up names the question that it follows in “after”.");
        }
        if (kind == Question.Kind.UNANSWERABLE && !golds.isEmpty()) {
            fault.accept("sql", "A question that cannot be answered has no right query.");
        }
        var id = name("id");
        var named = name("data_source");
        var difficulty = name("difficulty");
        return new Question(
                id == null ? unnamed : id,
                question(),
                named == null ? source : named,
                golds,
                kind,
                difficulty == null ? "unrated" : difficulty,
                after,
                tags(),
                ordered());
    }

    private String question() {
        var text = text("question", LONGEST_QUESTION);
        if (text == null || text.isBlank()) {
            if (text != null || !given("question")) {
                fault.accept("question", "There is no question.");
            }
            return "";
        }
        return text.strip();
    }

    private Question.Kind kind(@Nullable String after) {
        var usual = after == null ? Question.Kind.ANSWERABLE : Question.Kind.FOLLOW_UP;
        var code = name("kind");
        if (code == null) {
            return usual;
        }
        var kind = Question.Kind.of(code);
        if (kind.isEmpty()) {
            fault.accept(
                    "kind",
                    "“kind” is answerable, follow_up, unanswerable or ambiguous, not “%s”."
                            .formatted(code));
        }
        return kind.orElse(usual);
    }

    private List<String> golds() {
        if (!given("sql")) {
            return List.of();
        }
        var node = line.path("sql");
        var golds = node.isTextual() ? List.of(node.textValue()) : texts("sql", MOST_GOLDS);
        for (var gold : golds) {
            if (gold.isBlank()) {
                fault.accept("sql", "A right query is empty.");
            } else if (gold.length() > LONGEST_SQL) {
                fault.accept(
                        "sql",
                        "A right query has more than %,d characters.".formatted(LONGEST_SQL));
            }
        }
        return golds;
    }

    private List<String> tags() {
        if (!given("tags")) {
            return List.of();
        }
        var tags = texts("tags", MOST_TAGS);
        if (tags.stream().anyMatch(tag -> tag.isBlank() || tag.length() > LONGEST_NAME)) {
            fault.accept("tags", "A tag has 1 to %d characters.".formatted(LONGEST_NAME));
        }
        return tags.stream().map(String::strip).distinct().toList();
    }

    private @Nullable Boolean ordered() {
        if (!given("ordered")) {
            return null;
        }
        if (!line.path("ordered").isBoolean()) {
            fault.accept("ordered", "“ordered” is neither true nor false.");
            return null;
        }
        return line.path("ordered").booleanValue();
    }

    private List<String> texts(String field, int most) {
        var node = line.path(field);
        var texts = new ArrayList<String>();
        var plain = node.isArray() && node.size() <= most;
        for (var each : node) {
            plain &= each.isTextual();
            texts.add(each.asText());
        }
        if (!plain) {
            fault.accept(
                    field, "“%s” is a list of texts, at most %d of them.".formatted(field, most));
            return List.of();
        }
        return texts;
    }

    private @Nullable String name(String field) {
        var text = text(field, LONGEST_NAME);
        return text == null || text.isBlank() ? null : text.strip();
    }

    private @Nullable String text(String field, int longest) {
        if (!given(field)) {
            return null;
        }
        var node = line.path(field);
        if (!node.isTextual()) {
            fault.accept(field, "“%s” is not text.".formatted(field));
            return null;
        }
        var text = node.textValue();
        if (text.length() > longest) {
            fault.accept(field, "“%s” has more than %,d characters.".formatted(field, longest));
            return null;
        }
        if (text.chars().anyMatch(c -> Character.isISOControl(c) && !Character.isWhitespace(c))) {
            fault.accept(field, "“%s” holds control characters.".formatted(field));
            return null;
        }
        return text;
    }

    private boolean given(String field) {
        return line.hasNonNull(field);
    }
}
