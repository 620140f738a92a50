package dev.baton.finance.invoice.text;

import dev.baton.finance.invoice.Invoice;
import dev.baton.finance.invoice.page.Row;
import dev.baton.finance.invoice.page.Sheet;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lines of an invoice: rows that begin with words, end with amounts and come to its net sum.
 */
final class Items {
    private static final int MOST = 500;

    private Items() {}

    /** Empty unless such rows, from some row on, come to exactly the net sum. */
    static List<Invoice.Line> of(Sheet sheet, @Nullable BigDecimal net) {
        if (net == null) {
            return List.of();
        }
        var rows = sheet.rows().stream().filter(Items::worded).limit(MOST).toList();
        for (int from = 0; from < rows.size(); from++) {
            var sum = BigDecimal.ZERO;
            for (int to = from; to < rows.size() && sum.compareTo(net) < 0; to++) {
                sum = sum.add(last(rows.get(to)));
                // One row with the whole sum may be the sum itself.
                if (sum.compareTo(net) == 0 && (to > from || from == 0)) {
                    return lines(rows.subList(from, to + 1));
                }
            }
        }
        return List.of();
    }

    private static boolean worded(Row row) {
        var amounts = Amounts.in(List.of(row.cells().getLast()));
        return row.cells().size() > 1
                && !amounts.isEmpty()
                && row.text().chars().filter(Character::isLetter).count() > 2;
    }

    private static BigDecimal last(Row row) {
        return Amounts.in(List.of(row.cells().getLast())).getLast().value();
    }

    private static List<Invoice.Line> lines(List<Row> rows) {
        var lines = new ArrayList<Invoice.Line>();
        for (var row : rows) {
            var words =
                    row.cells().stream()
                            .map(cell -> cell.text())
                            .filter(text -> text.chars().filter(Character::isLetter).count() > 2)
                            .findFirst()
                            .orElse(row.text());
            lines.add(
                    new Invoice.Line(
                            Integer.toString(lines.size() + 1),
                            words,
                            null,
                            null,
                            last(row),
                            null,
                            null));
        }
        return lines;
    }
}
