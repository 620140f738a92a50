package dev.baton.finance.sync;

import static java.math.BigDecimal.ZERO;

import dev.baton.finance.book.BankLine;
import dev.baton.finance.book.Entry;
import dev.baton.finance.book.Item;
import dev.baton.finance.book.Ledger;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * What files come to, against what whoever wrote them says they come to: how many lines, and the
 * sum of the journal's debits in the currency of the books, of the invoices' gross amounts and of
 * the bank lines.
 */
record ControlTotals(long rows, BigDecimal total) {
    private record Declared(String file, int rows, BigDecimal total) {}

    static List<String> faults(Ledger ledger, Table declared) {
        var found = of(ledger);
        var faults = new ArrayList<String>();
        for (var each : declared.rows(ControlTotals::declared)) {
            var is = found.remove(each.file());
            if (is == null) {
                faults.add("totals.csv names %s, which has no lines.".formatted(each.file()));
            } else if (is.rows() != each.rows() || is.total().compareTo(each.total()) != 0) {
                faults.add(
                        "%s: %s lines of %s are there, %s lines of %s were declared."
                                .formatted(
                                        each.file(),
                                        is.rows(),
                                        is.total().toPlainString(),
                                        each.rows(),
                                        each.total().toPlainString()));
            }
        }
        found.forEach((file, is) ->
                faults.add(
                        "%s has no control total; it has %s lines of %s: when that is right, say so in totals.csv."
                                .formatted(file, is.rows(), is.total().toPlainString())));
        return faults;
    }

    private static Declared declared(Table.Row row) {
        return new Declared(row.text("file"), row.whole("rows", -1), row.money("total"));
    }

    private static LinkedHashMap<String, ControlTotals> of(Ledger ledger) {
        var totals = new LinkedHashMap<String, ControlTotals>();
        var lines = ledger.entries().stream().flatMap(entry -> entry.lines().stream()).toList();
        put(totals, "journal.csv", lines.stream().map(Entry.Line::base).map(ZERO::max).toList());
        put(totals, "items.csv", ledger.items().stream().map(Item::gross).toList());
        put(totals, "bank_lines.csv", ledger.bankLines().stream().map(BankLine::amount).toList());
        return totals;
    }

    private static void put(
            LinkedHashMap<String, ControlTotals> totals, String file, List<BigDecimal> amounts) {
        if (!amounts.isEmpty()) {
            totals.put(
                    file,
                    new ControlTotals(
                            amounts.size(), amounts.stream().reduce(ZERO, BigDecimal::add)));
        }
    }
}
