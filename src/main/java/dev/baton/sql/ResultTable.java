package dev.baton.sql;

import dev.baton.plan.Value;
import java.util.List;

/**
 * The rows a query gave. Decimals and integers beyond 2^53 are text; {@code truncated} says that
 * there were more than {@code rowCap} rows or more bytes than allowed.
 */
public record ResultTable(
        List<ResultColumn> columns,
        List<List<Value>> rows,
        boolean truncated,
        int rowCap,
        long millis) {
    public ResultTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** A column of a result; {@code type} is a {@link ColumnType} in lower case. */
    public record ResultColumn(String name, String type) {}

    public int rowCount() {
        return rows.size();
    }
}
