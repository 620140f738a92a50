package dev.baton.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.baton.plan.Value;
import dev.baton.sql.ResultTable;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** A goal of several tool calls, with the result of each and the facts its answer needs. */
record TokenTask(String goal, List<String> tables, List<Call> calls, List<Need> needs) {
    private static final List<String> WORDS =
            List.of(
                    "Amber", "Birch", "Cedar", "Delta", "Ember", "Falcon", "Granite", "Harbor",
                    "Indigo", "Juniper", "Kestrel", "Lagoon", "Meadow", "Nimbus", "Opal", "Pebble",
                    "Quartz", "Raven", "Saffron", "Thistle", "Umber", "Velvet", "Willow", "Yarrow");
    private static final List<String> ENDS =
            List.of(
                    "North", "South", "West", "East", "Group", "Works", "Point", "House", "Lane",
                    "Field", "Bridge", "Hill", "Park", "Court", "Gate", "Mill");

    /** One call of a tool, and what a loop thinks before it. */
    sealed interface Call {
        String thought();

        record Ask(String question, String sql, List<String> columns, int rows, String thought)
                implements Call {}

        record Compare(int left, int right, int threshold, String direction, String thought)
                implements Call {}
    }

    /** What of a call's result must be known: what it flags, or its first rows. */
    record Need(int call, int top) {
        boolean flagged() {
            return top == 0;
        }
    }

    static List<TokenTask> all() throws IOException {
        try (var in =
                Objects.requireNonNull(
                        TokenTask.class.getResourceAsStream("/bench/token-tasks.yaml"))) {
            var tasks = new ArrayList<TokenTask>();
            new YAMLMapper().readTree(in).forEach(task -> tasks.add(task(task)));
            return List.copyOf(tasks);
        }
    }

    private static TokenTask task(JsonNode node) {
        var calls = new ArrayList<Call>();
        node.path("steps").forEach(step -> calls.add(call(step)));
        var needs = new ArrayList<Need>();
        for (var need : node.path("needs")) {
            var words = need.asText().split(" ");
            needs.add(
                    new Need(
                            Integer.parseInt(words[0]),
                            words[1].equals("flagged") ? 0 : Integer.parseInt(words[2])));
        }
        var tables = new ArrayList<String>();
        node.path("tables").forEach(table -> tables.add(table.asText()));
        return new TokenTask(node.path("goal").asText(), tables, calls, needs);
    }

    private static Call call(JsonNode step) {
        var thought = step.path("thought").asText();
        if (step.has("compare")) {
            return new Call.Compare(
                    step.path("compare").get(0).asInt(),
                    step.path("compare").get(1).asInt(),
                    step.path("threshold").asInt(),
                    step.path("direction").asText(),
                    thought);
        }
        return new Call.Ask(
                step.path("ask").asText(),
                step.path("sql").asText(),
                List.of(step.path("columns").asText().split(", ")),
                step.path("rows").asInt(),
                thought);
    }

    /**
     * The result of a call, the same at every run: names, and numbers from the largest to the
     * smallest. One row in ten differs much from call to call, the others little.
     */
    ResultTable result(int number) {
        var ask = (Call.Ask) calls.get(number - 1);
        var columns = new ArrayList<ResultTable.ResultColumn>();
        for (var column : ask.columns()) {
            var parts = column.split(" ");
            columns.add(new ResultTable.ResultColumn(parts[0], parts[1]));
        }
        var rows = new ArrayList<List<Value>>();
        for (int row = 0; row < ask.rows(); row++) {
            var cells = new ArrayList<Value>();
            for (int at = 0; at < columns.size(); at++) {
                cells.add(cell(columns.get(at), number, row, at));
            }
            rows.add(cells);
        }
        int measure = columns.size() - 1;
        if (!columns.get(measure).type().equals("text")) {
            rows.sort(
                    Comparator.comparing((List<Value> row) -> number(row.get(measure))).reversed());
        }
        return new ResultTable(columns, rows, false, 1000, 12);
    }

    private Value cell(ResultTable.ResultColumn column, int call, int row, int at) {
        if (column.type().equals("text")) {
            return Value.text(name(row + at * 7));
        }
        int salt = Math.floorMod(goal.hashCode(), 91);
        int spread = Math.floorMod(row * 31 + call * 17 + salt, 9) - 4;
        boolean outlier = (row + salt) % 10 == 0;
        // Of what differs much, half has risen from one call to the next and half has fallen.
        int way = (row + salt) / 10 % 2 == call % 2 ? 1 : -1;
        double change = 1 + spread / 200.0 + (outlier ? 0.18 * way : 0);
        double base = 300 + 9000.0 / (1 + row / 12.0) + salt;
        var value =
                BigDecimal.valueOf(Math.round(base * change * 100) / 100.0)
                        .setScale(2, java.math.RoundingMode.HALF_UP);
        return column.type().equals("integer")
                ? new Value.Number(new BigDecimal(value.toBigInteger()))
                : Value.text(value.toPlainString());
    }

    private static String name(int row) {
        return "%s %s %d"
                .formatted(
                        WORDS.get(row % WORDS.size()),
                        ENDS.get((row * 5 + row / 24) % ENDS.size()),
                        100 + row);
    }

    private static BigDecimal number(Value value) {
        return value instanceof Value.Number(var number)
                ? number
                : new BigDecimal(((Value.Text) value).text());
    }
}
