package dev.baton.bench;

import dev.baton.TestPostgres;
import dev.baton.json.Json;
import dev.baton.model.Tokens;
import dev.baton.nl2sql.link.Linker;
import dev.baton.nl2sql.link.SchemaPrompt;
import dev.baton.sql.Schema;
import dev.baton.sql.Semantics;
import dev.baton.sql.postgres.SchemaReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * How much of what a query needs is in the schema that a model is shown, and how many tokens that
 * takes, for a database of 300 tables.
 */
public final class SchemaPromptBench {
    static final int BUDGET = 2_000;

    private SchemaPromptBench() {}

    /** What the prompt of one question lacks. */
    record Found(
            LargeSchemaQuestions.Labelled asked,
            int tokens,
            double millis,
            List<String> missedTables,
            List<String> missedColumns) {}

    /** All figures of one run. */
    record Figures(
            int questions,
            int maxTokens,
            int medianTokens,
            int wholeSchemaTokens,
            double medianMillis,
            double tableRecall,
            double columnRecall,
            Map<String, String> kinds,
            List<Found> misses) {}

    /** The option -v shows each miss. */
    public static void main(String[] arguments) throws Exception {
        var figures = run();
        System.out.printf(
                Locale.ROOT,
                "schema prompt, 300 tables, %d questions: tokens max %d, p50 %d (whole schema %d); table recall %.4f, column recall %.4f; p50 %.1f ms%n",
                figures.questions(),
                figures.maxTokens(),
                figures.medianTokens(),
                figures.wholeSchemaTokens(),
                figures.tableRecall(),
                figures.columnRecall(),
                figures.medianMillis());
        figures.kinds().forEach((kind, text) -> System.out.println("  " + kind + ": " + text));
        if (List.of(arguments).contains("-v")) {
            figures.misses()
                    .forEach(found ->
                            System.out.println(
                                    "  MISS ["
                                            + found.asked().kind()
                                            + "] "
                                            + found.asked().question()
                                            + "  tables "
                                            + found.missedTables()
                                            + " columns "
                                            + found.missedColumns()
                                            + " tokens "
                                            + found.tokens()));
        }
        var out = new LinkedHashMap<String, Object>();
        out.put("questions", figures.questions());
        out.put("max_tokens", figures.maxTokens());
        out.put("median_tokens", figures.medianTokens());
        out.put("whole_schema_tokens", figures.wholeSchemaTokens());
        out.put("table_recall", figures.tableRecall());
        out.put("column_recall", figures.columnRecall());
        out.put("median_millis", figures.medianMillis());
        Files.createDirectories(Path.of("target", "bench"));
        Files.writeString(Path.of("target", "bench", "schema-prompt.json"), Json.write(out));
    }

    static Figures run() throws SQLException, IOException {
        var large = LargeSchema.read();
        var schema = schema(large);
        var found = new ArrayList<Found>();
        for (var asked : LargeSchemaQuestions.over(large)) {
            long start = System.nanoTime();
            var text =
                    SchemaPrompt.text(
                            Linker.link(asked.question(), schema), schema, BUDGET, Tokens::count);
            double millis = (System.nanoTime() - start) / 1e6;
            found.add(judge(asked, text, millis));
        }
        return figures(found, Tokens.count(large.ddl()));
    }

    private static Schema schema(LargeSchema large) throws SQLException {
        try (var connection = TestPostgres.fresh().connect();
                var statement = connection.createStatement()) {
            statement.execute(large.ddl());
            statement.execute(large.data());
            return SchemaReader.read(
                    connection, SchemaReader.catalogue(connection, List.of()), Semantics.NONE);
        }
    }

    /** Reads the text as a model would: a column counts only in its table's own line. */
    private static Found judge(LargeSchemaQuestions.Labelled asked, String text, double millis) {
        var lines = new LinkedHashMap<String, String>();
        for (var line : text.split("\n")) {
            int open = line.indexOf('(');
            if (open > 0) {
                lines.put(line.substring(0, open).replace("\"", ""), line.substring(open));
            }
        }
        var tables =
                asked.tables().stream()
                        .filter(table -> !lines.containsKey(table))
                        .sorted()
                        .toList();
        var columns =
                asked.columns().stream().filter(column -> !told(column, lines)).sorted().toList();
        return new Found(asked, Tokens.count(text), millis, tables, columns);
    }

    private static boolean told(String column, Map<String, String> lines) {
        int dot = column.indexOf('.');
        var line = lines.getOrDefault(column.substring(0, dot), "");
        return Pattern.compile("[(,] ?\"?" + Pattern.quote(column.substring(dot + 1)) + "\"? ")
                .matcher(line)
                .find();
    }

    private static Figures figures(List<Found> found, int whole) {
        var tokens = found.stream().map(Found::tokens).sorted().toList();
        var millis = found.stream().map(Found::millis).sorted().toList();
        var kinds = new TreeMap<String, String>();
        for (var kind : found.stream().map(each -> each.asked().kind()).distinct().toList()) {
            var same = found.stream().filter(each -> each.asked().kind().equals(kind)).toList();
            kinds.put(
                    kind,
                    String.format(
                            Locale.ROOT,
                            "%d questions, tables %.3f, columns %.3f",
                            same.size(),
                            tableRecall(same),
                            columnRecall(same)));
        }
        var misses =
                found.stream()
                        .filter(each ->
                                !each.missedTables().isEmpty() || !each.missedColumns().isEmpty())
                        .toList();
        return new Figures(
                found.size(),
                tokens.getLast(),
                tokens.get(tokens.size() / 2),
                whole,
                millis.get(millis.size() / 2),
                tableRecall(found),
                columnRecall(found),
                kinds,
                misses);
    }

    private static double tableRecall(List<Found> found) {
        int needed = found.stream().mapToInt(each -> each.asked().tables().size()).sum();
        return 1
                - found.stream().mapToInt(each -> each.missedTables().size()).sum()
                        / (double) needed;
    }

    private static double columnRecall(List<Found> found) {
        int needed = found.stream().mapToInt(each -> each.asked().columns().size()).sum();
        return 1
                - found.stream().mapToInt(each -> each.missedColumns().size()).sum()
                        / (double) needed;
    }
}
