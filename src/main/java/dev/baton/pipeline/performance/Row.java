package dev.baton.pipeline.performance;

import dev.baton.plan.Value;
import dev.baton.sql.ResultTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** A row of statistics by the names of its columns. */
record Row(Map<String, Value> cells) {

    static List<Row> of(ResultTable table) {
        var rows = new ArrayList<Row>(table.rowCount());
        for (var values : table.rows()) {
            var cells = new HashMap<String, Value>();
            for (int i = 0; i < values.size(); i++) {
                cells.put(table.columns().get(i).name(), values.get(i));
            }
            rows.add(new Row(cells));
        }
        return rows;
    }

    String text(String name) {
        return cells.get(name) instanceof Value.Text(var text) ? text : "";
    }

    boolean flag(String name) {
        return cells.get(name) instanceof Value.Flag(var flag) && flag;
    }

    /** The number; nothing when it is not known. */
    OptionalDouble maybe(String name) {
        var cell = cells.get(name);
        if (cell instanceof Value.Number(var number)) {
            return OptionalDouble.of(number.doubleValue());
        }
        return cell instanceof Value.Text(var text) && !text.isEmpty()
                ? OptionalDouble.of(Double.parseDouble(text))
                : OptionalDouble.empty();
    }

    /** The number; zero when it is not known. */
    long number(String name) {
        return (long) maybe(name).orElse(0);
    }

    List<String> texts(String name) {
        return cells.get(name) instanceof Value.Items(var items)
                ? items.stream()
                        .map(item -> item instanceof Value.Text(var text) ? text : "")
                        .toList()
                : List.of();
    }
}
