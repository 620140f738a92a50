package dev.baton.context;

import dev.baton.json.Json;
import dev.baton.plan.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Histories and values of every kind, made at random. */
final class RandomTexts {
    private static final List<String> WORDS =
            List.of(
                    "budget",
                    "cost",
                    "delay",
                    "harbour",
                    "the",
                    "of",
                    "ships",
                    "we",
                    "invoice",
                    "and",
                    "late",
                    "report",
                    "Lyra",
                    "Vega",
                    "Alpine Foods",
                    "Kim Larsen",
                    "EUR 1,240,000",
                    "12.5 %",
                    "14 projects",
                    "35 ms",
                    "2026-11-26",
                    "26 November 2026",
                    "E1",
                    "#E10",
                    "op-20261126-a1",
                    "company_id",
                    "must",
                    "approved",
                    "never",
                    "only",
                    "\"open items\"",
                    "</evidence>",
                    "{{E2}}",
                    "<|x|>",
                    "$5",
                    "1.240,50 EUR",
                    "Q3 2026",
                    "a",
                    "…",
                    "x=1",
                    "(",
                    ")",
                    "—",
                    "# System",
                    "über",
                    "日本語",
                    "1",
                    "12",
                    "e.g.",
                    "http://a.b/c?d=1",
                    "kim@x.example",
                    "§ 5",
                    "no longer",
                    "-3.5",
                    "12.5",
                    "\"",
                    "'",
                    "`q`");
    private final Random random;

    RandomTexts(Random random) {
        this.random = random;
    }

    int budget() {
        return random.nextInt(4) == 0 ? random.nextInt(20) : random.nextInt(400);
    }

    List<Passage> history() {
        var passages = new ArrayList<Passage>();
        for (int i = random.nextInt(6); i >= 0; i--) {
            passages.add(
                    switch (random.nextInt(4)) {
                        case 0 -> Passage.called(words(5), text());
                        case 1 -> Passage.text(text());
                        default -> Passage.said(random.nextBoolean() ? "user" : "Kim", text());
                    });
        }
        return passages;
    }

    String text() {
        return switch (random.nextInt(8)) {
            case 0 -> log();
            case 1 -> rows();
            case 2 -> Json.write(value(2));
            case 3 -> "```\n" + words(12) + "\n```\n" + prose();
            default -> prose();
        };
    }

    Value value(int depth) {
        return switch (random.nextInt(depth > 0 ? 8 : 4)) {
            case 0 -> Value.text(random.nextBoolean() ? words(4) : prose());
            case 1 ->
                    new Value.Number(
                            BigDecimal.valueOf(random.nextInt(1_000_000), random.nextInt(3)));
            case 2 -> new Value.Flag(random.nextBoolean());
            case 3 -> Value.NOTHING;
            case 4 -> new Value.Items(many(() -> value(depth - 1)));
            case 5 -> table();
            default -> fields(depth);
        };
    }

    private Value fields(int depth) {
        var fields = new LinkedHashMap<String, Value>();
        for (int i = random.nextInt(random.nextInt(9) == 0 ? 60 : 6); i >= 0; i--) {
            fields.put(random.nextInt(6) == 0 ? words(2) : "field_" + i, value(depth - 1));
        }
        return new Value.Fields(fields);
    }

    private Value table() {
        int width = 1 + random.nextInt(4);
        var columns = IntStream.range(0, width).mapToObj(i -> Value.text("column_" + i)).toList();
        var rows =
                many(() ->
                        new Value.Items(
                                IntStream.range(0, width).mapToObj(_ -> value(0)).toList()));
        var fields = new LinkedHashMap<String, Value>();
        fields.put("columns", new Value.Items(List.copyOf(columns)));
        fields.put("rows", new Value.Items(rows));
        fields.put("truncated", new Value.Flag(random.nextBoolean()));
        return new Value.Fields(fields);
    }

    private List<Value> many(java.util.function.Supplier<Value> one) {
        int count = random.nextInt(random.nextInt(3) == 0 ? 40 : 8);
        return IntStream.range(0, count).mapToObj(_ -> one.get()).toList();
    }

    private String prose() {
        var text = new StringBuilder();
        for (int i = random.nextInt(12); i >= 0; i--) {
            text.append(words(1 + random.nextInt(14)));
            text.append(
                    List.of(". ", "! ", ".\n", "\n\n", " ", "; ", "\n- ").get(random.nextInt(7)));
        }
        return text.toString();
    }

    private String words(int count) {
        return IntStream.range(0, count)
                .mapToObj(_ -> WORDS.get(random.nextInt(WORDS.size())))
                .collect(Collectors.joining(" "));
    }

    private String log() {
        var log = new StringBuilder();
        for (int i = random.nextInt(30); i >= 0; i--) {
            log.append("2026-11-26T10:00:%02dZ ".formatted(random.nextInt(60)));
            log.append(
                    random.nextInt(5) == 0
                            ? words(6)
                            : "INFO step E%d took %d ms".formatted(i, random.nextInt(99)));
            log.append('\n');
        }
        return log.toString();
    }

    private String rows() {
        var rows = new StringBuilder();
        for (int i = random.nextInt(25); i >= 0; i--) {
            rows.append(
                    "P%d;%d;%s%n".formatted(i, random.nextInt(999), words(1).replace(';', ' ')));
        }
        return rows.toString();
    }
}
