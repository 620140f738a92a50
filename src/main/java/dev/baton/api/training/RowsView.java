package dev.baton.api.training;

import dev.baton.json.Json;
import dev.baton.plan.Value;
import dev.baton.reward.grade.SideBySide;
import dev.baton.sql.Difference;
import dev.baton.sql.ResultTable;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Rows beside rows as JSON.
 *
 * @param state as {@link SideBySide.State}, or {@code source_gone}
 * @param columns for each expected column the place of the answered one, -1 where there is none
 */
public record RowsView(
        String state,
        @Nullable String why,
        int gold,
        @Nullable Side expected,
        @Nullable Side answered,
        List<Integer> columns,
        Difference.@Nullable Counts counts) {
    /** A longer text is cut: a cell is to be recognized, not read. */
    static final int LONGEST_CELL = 200;

    /** One of the two tables: its first rows, and how many there are. */
    public record Side(
            List<ResultTable.ResultColumn> columns,
            List<Difference.Row> rows,
            int rowCount,
            boolean truncated) {
        static @Nullable Side of(@Nullable ResultTable table, List<Difference.Row> rows) {
            return table == null
                    ? null
                    : new Side(
                            table.columns(),
                            rows.stream().map(Side::shortened).toList(),
                            table.rowCount(),
                            table.truncated());
        }

        private static Difference.Row shortened(Difference.Row row) {
            return new Difference.Row(
                    row.number(),
                    row.mark(),
                    row.cells().stream().map(RowsView::shortened).toList(),
                    row.apart());
        }
    }

    static RowsView of(SideBySide.Told told) {
        var difference = told.difference();
        return new RowsView(
                told.state().name().toLowerCase(Locale.ROOT),
                told.why(),
                told.gold(),
                difference == null ? null : Side.of(told.expected(), difference.expected()),
                difference == null ? null : Side.of(told.answered(), difference.answered()),
                difference == null ? List.of() : difference.columns(),
                difference == null ? null : difference.counts());
    }

    /** The data source is not there, or not for this caller: no rows. */
    static RowsView gone(String why) {
        return new RowsView("source_gone", why, 0, null, null, List.of(), null);
    }

    private static Value shortened(Value cell) {
        return switch (cell) {
            case Value.Text(var text) -> cut(text);
            case Value.Items _, Value.Fields _ -> {
                var text = Json.write(cell);
                yield text.length() <= LONGEST_CELL ? cell : cut(text);
            }
            case Value.Nothing _, Value.Flag _, Value.Number _, Value.Ref _, Value.Prose _ -> cell;
        };
    }

    private static Value cut(String text) {
        return Value.text(
                text.length() <= LONGEST_CELL ? text : text.substring(0, end(text)) + "…");
    }

    /** No character is cut in two. */
    private static int end(String text) {
        return Character.isHighSurrogate(text.charAt(LONGEST_CELL - 1))
                ? LONGEST_CELL - 1
                : LONGEST_CELL;
    }
}
