package dev.baton.pipeline.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.TestPostgres;
import dev.baton.launch.Database;
import dev.baton.plan.Cancellation;
import dev.baton.plan.Value;
import dev.baton.sql.TableName;
import dev.baton.sql.postgres.TestSources;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Random rules over random rows: what SQL counts is what a plain loop counts. */
@Tag("postgres")
class CountedAsInJavaTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final TableName CHILD = new TableName("odd \"schema", "child % table");
    private static final TableName PARENT = new TableName("odd \"schema", "parent");
    private static final List<String> TEXTS =
            List.of(
                    "Ada",
                    "ada ",
                    "ÁDA",
                    "a-d-a",
                    "Bob Cox",
                    "cox, bob",
                    "COX  BOB!",
                    "",
                    " ",
                    "-",
                    "x'y",
                    "100%",
                    "a\\b",
                    "straße",
                    "STRASSE",
                    "naïve",
                    "ω",
                    "Łódź",
                    "lodz");

    private record Line(
            int id, @Nullable String text, @Nullable Integer number, @Nullable String other) {}

    private final Random random = new Random(11);

    @Test
    void what_sql_counts_is_what_a_loop_counts() throws SQLException {
        var database = TestPostgres.fresh();
        var lines = lines();
        var parents = List.of(0, 1, 2, 3, 5, 8);
        fill(database, lines, parents);
        try (var source = TestSources.open("odd", database, null)) {
            var table = source.schema().catalogue().table(CHILD).orElseThrow();
            var rules = rules();
            var report =
                    new TableCheck(source, NOW, () -> Duration.ofSeconds(60), new Cancellation())
                            .report(table, rules);

            assertThat(report.rows()).isEqualTo(lines.size());
            for (var result : report.results()) {
                assertThat(result.computed()).as(result.rule() + ": " + result.note()).isTrue();
                assertThat(result.failing())
                        .as(result.rule().check().toString())
                        .isEqualTo(broken(result.rule().check(), lines, parents));
            }
        }
    }

    private List<Line> lines() {
        var lines = new ArrayList<Line>();
        for (int i = 0; i < 300; i++) {
            lines.add(
                    new Line(
                            i,
                            random.nextInt(10) == 0
                                    ? null
                                    : any(TEXTS) + (random.nextInt(3) == 0 ? i : ""),
                            random.nextInt(8) == 0 ? null : random.nextInt(12) - 2,
                            random.nextInt(5) == 0 ? null : any(TEXTS)));
        }
        return lines;
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static void fill(Database database, List<Line> lines, List<Integer> parents)
            throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(
                    """
                    create schema "odd ""schema";
                    create table "odd ""schema".parent (key int, label text);
                    create table "odd ""schema"."child % table"
                        ("the id" int primary key, "the ""text" text, "n%d" int, "SELECT" text);
                    """);
            try (var insert =
                    connection.prepareStatement(
                            "insert into \"odd \"\"schema\".\"child % table\" values (?, ?, ?, ?)")) {
                for (var line : lines) {
                    insert.setInt(1, line.id());
                    insert.setString(2, line.text());
                    insert.setObject(3, line.number());
                    insert.setString(4, line.other());
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            for (var parent : parents) {
                statement.execute(
                        "insert into \"odd \"\"schema\".parent values (%d, 'x'), (%d, 'y'), (null, 'z')"
                                .formatted(parent, parent));
            }
        }
    }

    private List<Rule> rules() {
        var rules = new ArrayList<Rule>();
        for (int i = 0; i < 60; i++) {
            rules.add(new Rule("rule " + i, CHILD, check(i), Severity.MAJOR, 0, null));
        }
        return rules;
    }

    private Check check(int i) {
        var text = random.nextBoolean() ? "the \"text" : "SELECT";
        return switch (i % 7) {
            case 0 -> new Check.NotNull(random.nextBoolean() ? text : "n%d");
            case 1 -> new Check.Unique(random.nextBoolean() ? List.of(text) : List.of(text, "n%d"));
            case 2 -> {
                int min = random.nextInt(8) - 3;
                yield new Check.Range(
                        "n%d",
                        Value.number(min),
                        random.nextBoolean() ? null : Value.text("" + (min + 4)));
            }
            case 3 ->
                    new Check.Pattern(
                            text,
                            any(List.of("^[A-Za-z]+$", "[0-9]$", "^.{2,4}$", "'", "^$", "[%]")));
            case 4 -> new Check.Foreign(List.of("n%d"), PARENT, List.of("key"));
            case 5 ->
                    new Check.Duplicates(
                            random.nextBoolean() ? List.of(text) : List.of(text, "n%d"),
                            any(Arrays.asList(Check.Match.values())));
            default ->
                    new Check.Allowed(
                            text,
                            List.of(
                                    Value.text(any(TEXTS)),
                                    Value.text(any(TEXTS)),
                                    Value.text("Ada")));
        };
    }

    private static @Nullable Object cell(Line line, String column) {
        return switch (column) {
            case "the \"text" -> line.text();
            case "n%d" -> line.number();
            default -> line.other();
        };
    }

    private static long broken(Check check, List<Line> lines, List<Integer> parents) {
        return switch (check) {
            case Check.NotNull(var column) ->
                    lines.stream().filter(line -> cell(line, column) == null).count();
            case Check.Unique(var columns) -> repeated(lines, columns, cell -> cell);
            case Check.Duplicates(var columns, var match) ->
                    repeated(lines, columns, cell -> key(cell, match));
            case Check.Range range -> lines.stream().filter(line -> outside(line, range)).count();
            case Check.Pattern(var column, var expression) ->
                    lines.stream()
                            .map(line -> cell(line, column))
                            .filter(Objects::nonNull)
                            .filter(cell ->
                                    !java.util.regex.Pattern.compile(expression)
                                            .matcher(cell.toString())
                                            .find())
                            .count();
            case Check.Foreign _ ->
                    lines.stream()
                            .filter(line -> line.number() != null)
                            .filter(line -> !parents.contains(line.number()))
                            .count();
            case Check.Allowed(var column, var values) ->
                    lines.stream()
                            .map(line -> cell(line, column))
                            .filter(Objects::nonNull)
                            .filter(cell -> !values.contains(Value.text(cell.toString())))
                            .count();
            case Check.Freshness _ -> throw new AssertionError("not among the random ones");
        };
    }

    private static boolean outside(Line line, Check.Range range) {
        return line.number() != null
                && (range.min() instanceof Value.Number(var min)
                                && BigDecimal.valueOf(line.number()).compareTo(min) < 0
                        || range.max() instanceof Value.Text(var max)
                                && line.number() > Integer.parseInt(max));
    }

    private static long repeated(
            List<Line> lines, List<String> columns, Function<Object, @Nullable Object> key) {
        var counts = new HashMap<List<Object>, Long>();
        for (var line : lines) {
            var cells = columns.stream().map(column -> cell(line, column)).toList();
            if (cells.stream().allMatch(Objects::nonNull)) {
                var keys = cells.stream().map(key).toList();
                if (keys.stream().allMatch(Objects::nonNull)) {
                    counts.merge(keys, 1L, Long::sum);
                }
            }
        }
        return counts.values().stream().filter(count -> count > 1).mapToLong(count -> count).sum();
    }

    /** What counts as the same, written down a second time and in another way. */
    private static @Nullable Object key(Object cell, Check.Match match) {
        if (match == Check.Match.EXACT) {
            return cell;
        }
        var plain =
                cell.toString()
                        .toLowerCase(Locale.ROOT)
                        .replace("ß", "ss")
                        .replace("ł", "l")
                        .codePoints()
                        .mapToObj(letter ->
                                java.text.Normalizer.normalize(
                                                Character.toString(letter),
                                                java.text.Normalizer.Form.NFD)
                                        .substring(0, Character.charCount(letter)))
                        .collect(Collectors.joining());
        var words =
                Arrays.stream(plain.split("[\\s\\p{Punct}]+"))
                        .filter(word -> !word.isEmpty())
                        .toList();
        if (words.isEmpty()) {
            return null;
        }
        return match == Check.Match.WORDS ? words.stream().sorted().toList() : words;
    }
}
