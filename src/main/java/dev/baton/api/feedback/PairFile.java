package dev.baton.api.feedback;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.json.Json;
import dev.baton.memory.Pair;
import dev.baton.nl2sql.learn.Shapes;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import dev.baton.security.Caller;
import dev.baton.sql.DataSource;
import dev.baton.sql.Verdict;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Reads pairs of one data source from lines of JSON; what cannot be used is told by its line. */
final class PairFile {
    private static final int MOST_LINES = 20_000;
    private static final int MOST_TOLD = 50;
    private static final int LONGEST = 20_000;

    private final DataSource source;
    private final Caller caller;
    private final Clock clock;
    private final List<Pair> pairs = new ArrayList<>();
    private final List<Refused> refused = new ArrayList<>();
    private int refusals;

    /** A line that was not taken over, and why. */
    public record Refused(int line, String why) {}

    PairFile(DataSource source, Caller caller, Clock clock) {
        this.source = source;
        this.caller = caller;
        this.clock = clock;
    }

    PairFile read(String text) {
        var lines = text.lines().toList();
        if (lines.size() > MOST_LINES) {
            throw ProblemException.of(
                    Cause.TOO_LARGE,
                    "The file has more than %,d lines.".formatted(MOST_LINES),
                    "Import it in parts.");
        }
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                line(i + 1, lines.get(i));
            }
        }
        return this;
    }

    List<Pair> pairs() {
        return pairs;
    }

    /** The first of those that were not taken over. */
    List<Refused> refused() {
        return refused;
    }

    int refusals() {
        return refusals;
    }

    private void line(int number, String line) {
        JsonNode node;
        try {
            node = Json.tree(line);
        } catch (UncheckedIOException _) {
            refuse(number, "This is not JSON.");
            return;
        }
        var question = node.path("question").asText("").strip();
        var sql = node.path("sql").asText("").strip();
        var named = node.path("data_source").asText(source.name());
        var kind = kind(node.path("kind").asText("confirmed"));
        if (question.isEmpty() || sql.isEmpty() || kind.isEmpty()) {
            refuse(number, "It needs “question”, “sql” and a “kind” that is known.");
        } else if (question.length() > LONGEST || sql.length() > LONGEST) {
            refuse(number, "It is longer than %,d characters.".formatted(LONGEST));
        } else if (!named.equals(source.name())) {
            refuse(number, "It is of another data source: “%s”.".formatted(named));
        } else if (source.check(sql) instanceof Verdict.Refused(var violations)) {
            refuse(number, violations.getFirst().text());
        } else {
            pairs.add(pair(node, kind.get(), question, sql));
        }
    }

    private Pair pair(JsonNode node, Pair.Kind kind, String question, String sql) {
        var teacher =
                new Pair.Teacher(
                        author(node),
                        true,
                        true,
                        text(node, "operation_id").orElse(null),
                        at(node));
        // The same line is the same pair, however often it is imported.
        var id =
                "pair-"
                        + UUID.nameUUIDFromBytes(
                                String.join(
                                                "\0",
                                                source.name(),
                                                kind.code(),
                                                teacher.name(),
                                                question,
                                                sql)
                                        .getBytes(StandardCharsets.UTF_8));
        return new Pair(
                id,
                source.name(),
                kind,
                question,
                Shapes.of(question, source.schema()),
                sql,
                teacher,
                null);
    }

    private String author(JsonNode node) {
        return text(node, "by").filter(name -> name.length() <= 200).orElse(caller.name());
    }

    private Instant at(JsonNode node) {
        try {
            var at = Instant.parse(node.path("at").asText(""));
            return at.isAfter(clock.instant()) ? clock.instant() : at;
        } catch (DateTimeException _) {
            return clock.instant();
        }
    }

    private static Optional<String> text(JsonNode node, String field) {
        return Optional.of(node.path(field).asText("").strip()).filter(text -> !text.isEmpty());
    }

    private static Optional<Pair.Kind> kind(String word) {
        return Arrays.stream(Pair.Kind.values())
                .filter(each -> each.code().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    private void refuse(int line, String why) {
        refusals++;
        if (refused.size() < MOST_TOLD) {
            refused.add(new Refused(line, why));
        }
    }
}
