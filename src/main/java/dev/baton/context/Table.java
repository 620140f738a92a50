package dev.baton.context;

import dev.baton.json.Json;
import dev.baton.plan.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Rows of data: told whole when they are few; else how many, what each column holds, and the first
 * ones. {@code partial} rows are known to be only some of all.
 */
final class Table implements Part {
    /** So few rows are statements rather than data, and always told. */
    static final int FEW = 10;

    private static final int LONGEST_CELL = 80;
    private static final Told FIRST = Told.whole("first rows:");
    private static final int LONGEST_TOLD = 240;
    private static final Pattern DECIMAL =
            Pattern.compile("-?(0|[1-9][0-9]{0,40})(\\.[0-9]{1,40})?");
    private final String name;
    private final List<Column> columns;
    private final List<List<Value>> rows;
    private final boolean partial;
    private final boolean few;
    private final boolean cut;
    private final Told head;
    private final List<List<Told>> held = new ArrayList<>();
    private final List<Told> lines = new ArrayList<>();

    /** A column and its type, empty when nobody said; {@code named} is false for a made-up name. */
    record Column(String name, String type, boolean named) {
        Column(String name, String type) {
            this(name, type, true);
        }

        String told() {
            return type.isEmpty() ? name : name + " " + type;
        }
    }

    Table(String name, List<Column> columns, List<List<Value>> rows, boolean partial) {
        this.name = name;
        this.columns = List.copyOf(columns);
        this.rows = List.copyOf(rows);
        this.partial = partial;
        int longest =
                rows.stream()
                        .flatMap(List::stream)
                        .mapToInt(cell -> cell(cell).length())
                        .max()
                        .orElse(0);
        few = rows.size() <= FEW && longest <= LONGEST_TOLD;
        cut = !few && longest > LONGEST_CELL;
        head = Told.whole(head());
    }

    List<Column> columns() {
        return columns;
    }

    int size() {
        return rows.size();
    }

    boolean partial() {
        return partial;
    }

    /** A cell of a text as a value. */
    static Value read(String cell) {
        if (cell.isEmpty()) {
            return Value.NOTHING;
        }
        return DECIMAL.matcher(cell).matches()
                ? new Value.Number(new BigDecimal(cell))
                : new Value.Text(cell);
    }

    @Override
    public List<Pin> pins() {
        var pins = new LinkedHashSet<Pin>();
        columns.stream()
                .filter(column -> column.named() && !column.name().isBlank())
                .forEach(column -> pins.add(new Pin(Pin.Kind.IDENTIFIER, column.name())));
        if (few) {
            rows.forEach(row -> row.forEach(cell -> pin(cell, pins)));
        }
        return List.copyOf(pins);
    }

    private static void pin(Value cell, LinkedHashSet<Pin> into) {
        var text = cell(cell).strip();
        switch (cell) {
            case Value.Number _ -> into.add(new Pin(Pin.Kind.NUMBER, text));
            case Value.Text _ when !text.isEmpty() -> into.add(new Pin(Pin.Kind.NAME, text));
            case Value.Text _,
                    Value.Nothing _,
                    Value.Flag _,
                    Value.Items _,
                    Value.Fields _,
                    Value.Ref _,
                    Value.Prose _ -> {}
        }
    }

    /** Nothing where a row is too short. */
    Value at(int row, int column) {
        var cells = rows.get(row);
        return column < cells.size() ? cells.get(column) : Value.NOTHING;
    }

    @Override
    public Told told(int budget) {
        int room = budget - head.tokens();
        // Counted in one piece, lines take up to one token less each.
        var all = lines(few ? Long.MAX_VALUE : (long) room + rows.size());
        if (all.size() == rows.size()) {
            var whole = joined(List.of(), all, cut ? List.of("ends of long cells") : List.of());
            if (few || whole.tokens() <= budget) {
                return whole;
            }
        }
        return some(budget);
    }

    /** What the columns hold, as far as it fits, then the first rows. */
    private Told some(int budget) {
        if (held.isEmpty()) {
            new Columns(this)
                    .lines()
                    .forEach(words -> held.add(words.stream().map(Told::whole).toList()));
        }
        var told = new ArrayList<Told>();
        int used = head.tokens();
        for (var words : held) {
            int room = budget - used - 1;
            var line = words.stream().filter(each -> each.tokens() <= room).findFirst();
            line.ifPresent(told::add);
            used += line.map(each -> each.tokens() + 1).orElse(0);
        }
        var left = new ArrayList<String>();
        if (told.size() < columns.size()) {
            left.add(Counted.of(columns.size() - told.size(), "column"));
        }
        var first = lines(budget - used - 4);
        left.add("%d of %d rows".formatted(rows.size() - first.size(), rows.size()));
        if (!first.isEmpty()) {
            told.add(FIRST);
        }
        return joined(told, first, left);
    }

    private Told joined(List<Told> some, List<Told> others, List<String> left) {
        return Told.of(
                Stream.of(List.of(head), some, others)
                        .flatMap(List::stream)
                        .map(Told::text)
                        .collect(Collectors.joining("\n")),
                left);
    }

    private String head() {
        return "%s%s%s: %s"
                .formatted(
                        name.isEmpty() ? "" : name + ": ",
                        Counted.of(rows.size(), "row"),
                        partial ? " (there are more)" : "",
                        columns.stream().map(Column::told).collect(Collectors.joining(", ")));
    }

    /** The first rows, as many as fit. */
    private List<Told> lines(long budget) {
        long used = 0;
        for (int row = 0; row < rows.size(); row++) {
            if (row == lines.size()) {
                lines.add(Told.whole(line(rows.get(row))));
            }
            used += lines.get(row).tokens() + 1;
            if (used > budget) {
                return lines.subList(0, row);
            }
        }
        return lines;
    }

    private String line(List<Value> row) {
        return row.stream()
                .map(few ? Table::cell : Table::brief)
                .collect(Collectors.joining(" | "));
    }

    /** A cell as it is written in a row. */
    static String cell(Value cell) {
        return switch (cell) {
            case Value.Nothing _ -> "";
            case Value.Text(var text) -> text.replace('\n', ' ');
            case Value.Number(var number) -> number.toPlainString();
            case Value.Flag(var flag) -> String.valueOf(flag);
            case Value.Ref(var reference) -> reference.toString();
            case Value.Prose(var template) -> template.replace('\n', ' ');
            case Value.Items _, Value.Fields _ -> Json.write(cell);
        };
    }

    static String brief(Value cell) {
        var text = cell(cell);
        return text.length() <= LONGEST_CELL ? text : text.substring(0, LONGEST_CELL) + "…";
    }
}
