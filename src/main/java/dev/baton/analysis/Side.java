package dev.baton.analysis;

import dev.baton.plan.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** One of two tables that are compared, as a step's evidence has it. */
record Side(String name, List<Column> columns, List<List<Value>> rows, Value.Fields body) {
    private static final Set<String> NUMERIC = Set.of("integer", "decimal", "number");
    private static final Set<String> CALENDAR =
            Set.of("year", "quarter", "month", "week", "day", "weekday", "hour");

    /** A column of it; types are those of results. */
    record Column(String name, String type) {
        boolean numeric() {
            return NUMERIC.contains(type);
        }

        /** Numbers that name something and measure nothing. */
        boolean label() {
            var lower = name.toLowerCase(Locale.ROOT);
            return CALENDAR.contains(lower)
                    || lower.equals("id")
                    || lower.endsWith("_id")
                    || lower.endsWith("_no")
                    || lower.endsWith("_year")
                    || lower.endsWith("_month");
        }

        boolean called(String other) {
            return plain(name).equals(plain(other));
        }

        private static String plain(String name) {
            return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "");
        }
    }

    static Side of(String name, Value evidence) {
        var body = evidence instanceof Value.Fields fields ? fields : Value.Fields.EMPTY;
        var columns = new ArrayList<Column>();
        if (body.at("columns") instanceof Value.Items(var items)) {
            items.forEach(item -> columns.add(column(item)));
        }
        var rows = new ArrayList<List<Value>>();
        if (body.at("rows") instanceof Value.Items(var items)) {
            items.forEach(item -> rows.add(row(item, columns)));
        }
        return new Side(name, List.copyOf(columns), List.copyOf(rows), body);
    }

    private static Column column(Value item) {
        return switch (item) {
            case Value.Fields fields ->
                    new Column(fields.text("name").orElse(""), fields.text("type").orElse("text"));
            case Value.Text(var text) -> new Column(text, "text");
            case Value.Nothing _,
                    Value.Number _,
                    Value.Flag _,
                    Value.Items _,
                    Value.Ref _,
                    Value.Prose _ ->
                    new Column("", "text");
        };
    }

    /** As many cells as there are columns, whatever the row has. */
    private static List<Value> row(Value item, List<Column> columns) {
        return IntStream.range(0, columns.size())
                .mapToObj(i ->
                        switch (item) {
                            case Value.Items(var cells) ->
                                    i < cells.size() ? cells.get(i) : Value.NOTHING;
                            case Value.Fields fields -> fields.at(columns.get(i).name());
                            case Value.Nothing _,
                                    Value.Text _,
                                    Value.Number _,
                                    Value.Flag _,
                                    Value.Ref _,
                                    Value.Prose _ ->
                                    Value.NOTHING;
                        })
                .toList();
    }

    /** True when there is a table, even an empty one. */
    boolean answered() {
        return !columns.isEmpty();
    }

    /** Why there is none, in the words of the step that should have given it. */
    String why() {
        return body.text("text").orElse("there is no table in it");
    }

    /** What the table itself is sure of; wholly when it does not say. */
    double confidence() {
        return body.at("confidence") instanceof Value.Number(var number)
                ? Math.clamp(number.doubleValue(), 0, 1)
                : 1;
    }

    /** Columns that measure something. */
    List<Column> measures() {
        return columns.stream().filter(column -> column.numeric() && !column.label()).toList();
    }

    Optional<Column> column(String name) {
        return columns.stream().filter(column -> column.called(name)).findFirst();
    }

    Value cell(List<Value> row, Column column) {
        return row.get(columns.indexOf(column));
    }

    /** A number, also one written as text, as exact ones are. */
    static Optional<BigDecimal> number(Value value) {
        return switch (value) {
            case Value.Number(var number) -> Optional.of(number);
            case Value.Text(var text) -> {
                try {
                    yield Optional.of(new BigDecimal(text.strip()));
                } catch (NumberFormatException _) {
                    yield Optional.empty();
                }
            }
            case Value.Nothing _,
                    Value.Flag _,
                    Value.Items _,
                    Value.Fields _,
                    Value.Ref _,
                    Value.Prose _ ->
                    Optional.empty();
        };
    }
}
