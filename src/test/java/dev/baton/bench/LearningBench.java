package dev.baton.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.json.Json;
import dev.baton.memory.Pair;
import dev.baton.nl2sql.Asked;
import dev.baton.nl2sql.Draft;
import dev.baton.nl2sql.learn.Experience;
import dev.baton.nl2sql.learn.Shapes;
import dev.baton.nl2sql.learn.Taught;
import dev.baton.nl2sql.rule.RuleQueryWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Asks the rule engine other wordings of fifty questions, before and after their answers were
 * confirmed. Rules were made with the questions of odd numbers in view, never with the even ones.
 */
public final class LearningBench {
    private static final Path SAMPLE = Path.of("schema-samples/projects");
    private static final Path BENCH = Path.of("src/test/resources/bench");
    private static final double SURE = 0.7;

    private LearningBench() {}

    /** One wording, and what became of it. */
    record Result(String id, boolean unseen, Draft draft, boolean strict, List<String> golds) {
        boolean answered() {
            return draft instanceof Draft.Query;
        }

        boolean sure() {
            return draft instanceof Draft.Query query && query.confidence().value() >= SURE;
        }
    }

    /** Option -v shows what went wrong with the questions that rules were made with. */
    public static void main(String[] arguments) throws Exception {
        boolean verbose = List.of(arguments).contains("-v");
        var figures = figures(verbose);
        System.out.println(Json.write(figures));
        var out = Path.of("target/bench/learning.json");
        Files.createDirectories(out.getParent());
        Files.writeString(out, Json.write(figures) + "\n");
    }

    /** Before and after, on the wordings seen while rules were made and on those unseen. */
    static Map<String, Map<String, Double>> figures(boolean verbose)
            throws SQLException, IOException {
        var trade = Trade.load(SAMPLE);
        var before = new RuleQueryWriter();
        var after = new RuleQueryWriter(confirmed(trade));
        var paraphrases = lines(BENCH.resolve("paraphrases.jsonl"));
        var figures = new LinkedHashMap<String, Map<String, Double>>();
        try (var connection = trade.database().connect();
                var asking = trade.database().connect()) {
            var source = new Trade.Source(trade, asking);
            var untaught = ask(paraphrases, before, trade, source, connection);
            var taught = ask(paraphrases, after, trade, source, connection);
            for (boolean unseen : new boolean[] {false, true}) {
                var name = unseen ? "unseen" : "developed";
                figures.put(name + "_before", figures(of(untaught, unseen)));
                figures.put(name + "_after", figures(of(taught, unseen)));
            }
            figures.put("unrelated", unrelated(trade, before, after, source));
            if (verbose) {
                of(taught, false).forEach(LearningBench::print);
            }
        }
        return figures;
    }

    private static List<Result> of(List<Result> results, boolean unseen) {
        return results.stream().filter(each -> each.unseen() == unseen).toList();
    }

    private static List<JsonNode> lines(Path file) throws IOException {
        return Files.readAllLines(file).stream().map(Json::tree).toList();
    }

    /** The fifty pairs, confirmed by somebody whose word counts for all. */
    static Experience confirmed(Trade trade) throws IOException {
        var pairs = new ArrayList<Pair>();
        for (var node : lines(BENCH.resolve("confirmed.jsonl"))) {
            var question = node.path("question").asText();
            pairs.add(
                    new Pair(
                            node.path("id").asText(),
                            trade.name(),
                            Pair.Kind.CONFIRMED,
                            question,
                            Shapes.of(question, trade.schema()),
                            node.path("sql").asText(),
                            new Pair.Teacher(
                                    "ann",
                                    true,
                                    false,
                                    null,
                                    Instant.parse("2025-12-31T12:00:00Z")),
                            null));
        }
        return Taught.of(pairs);
    }

    private static List<Result> ask(
            List<JsonNode> questions,
            RuleQueryWriter writer,
            Trade trade,
            Trade.Source source,
            Connection connection) {
        var results = new ArrayList<Result>();
        for (var node : questions) {
            var draft = draft(node.path("question").asText(), writer, trade, source);
            var golds = new ArrayList<String>();
            node.path("sql").forEach(gold -> golds.add(gold.asText()));
            boolean strict =
                    draft instanceof Draft.Query query
                            && right(
                                    query.sql(),
                                    golds,
                                    node.path("ordered").asBoolean(false),
                                    connection);
            int number = Integer.parseInt(node.path("of").asText().replaceAll("\\D", ""));
            results.add(
                    new Result(
                            node.path("id").asText() + " " + node.path("question").asText(),
                            number % 2 == 0,
                            draft,
                            strict,
                            golds));
        }
        return results;
    }

    private static Draft draft(
            String question, RuleQueryWriter writer, Trade trade, Trade.Source source) {
        var asked =
                new Asked(question, null, trade.schema(), LocalDate.of(2025, 12, 31), List.of());
        return writer.write(asked, source, new RulesBench.Quiet());
    }

    private static boolean right(
            String sql, List<String> golds, boolean ordered, Connection connection) {
        try {
            var mine = Rows.of(connection, sql);
            for (var gold : golds) {
                var rows = Rows.of(connection, gold);
                if (rows.sameAs(mine, 0, ordered && rows.rows().size() > 1)) {
                    return true;
                }
            }
            return false;
        } catch (SQLException e) {
            return false;
        }
    }

    private static Map<String, Double> figures(List<Result> results) {
        var row = new TreeMap<String, Double>();
        var sure = results.stream().filter(Result::sure).toList();
        long sureRight = sure.stream().filter(Result::strict).count();
        row.put("questions", (double) results.size());
        row.put("strict", percent(results.stream().filter(Result::strict).count(), results.size()));
        row.put(
                "answered",
                percent(results.stream().filter(Result::answered).count(), results.size()));
        row.put("sure", percent(sure.size(), results.size()));
        row.put("sure_right", percent(sureRight, sure.size()));
        var wilson = RulesBench.wilson(sureRight, sure.size());
        row.put("sure_right_at_least", Math.round(wilson[0] * 10) / 10.0);
        return row;
    }

    private static double percent(long part, long whole) {
        return Math.round(RulesBench.share(part, whole) * 10) / 10.0;
    }

    /** Questions that were never confirmed in any wording get the same answer as before. */
    private static Map<String, Double> unrelated(
            Trade trade, RuleQueryWriter before, RuleQueryWriter after, Trade.Source source)
            throws IOException {
        int same = 0;
        var questions = lines(BENCH.resolve("unrelated.jsonl"));
        for (var node : questions) {
            var question = node.path("question").asText();
            var one = draft(question, before, trade, source);
            var other = draft(question, after, trade, source);
            if (one.equals(other)) {
                same++;
            } else {
                System.out.println("CHANGED " + question + "\n  " + one + "\n  " + other);
            }
        }
        return Map.of(
                "questions", (double) questions.size(), "same", percent(same, questions.size()));
    }

    private static void print(Result result) {
        if (!result.strict()) {
            System.out.println("FAIL " + result.id());
            System.out.println(
                    switch (result.draft()) {
                        case Draft.Query query ->
                                String.format(
                                        Locale.ROOT,
                                        "  %.2f %s %s",
                                        query.confidence().value(),
                                        query.sql().replaceAll("\\s+", " "),
                                        query.reasoning());
                        case Draft.Clarification(var text, _) -> "  ASKS " + text;
                        case Draft.Declined(var why, _, _) -> "  DECLINES " + why;
                    });
            System.out.println("  gold " + result.golds().getFirst());
        }
    }
}
