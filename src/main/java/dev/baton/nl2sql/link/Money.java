package dev.baton.nl2sql.link;

import dev.baton.sql.Column;
import dev.baton.sql.Table;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** How much money, or of whatever else it holds, a row of a table stands for. */
public final class Money {
    /** What people say for it. */
    static final List<String> WORDS =
            List.of(
                    "revenue",
                    "sales",
                    "sales value",
                    "turnover",
                    "income",
                    "money",
                    "spending",
                    "spent",
                    "spend",
                    "earnings",
                    "earned",
                    "proceeds",
                    "sales volume",
                    "brought in",
                    "amount spent",
                    "money spent",
                    "sales amount",
                    "total sales",
                    "total revenue",
                    "total spent",
                    "total spending",
                    "paid out",
                    "total value");

    private static final Set<String> AMOUNTS =
            Set.of("amount", "amt", "total", "revenue", "turnover", "value", "ttl");
    private static final Set<String> PRICES = Set.of("price", "prc", "rate", "fare");
    private static final Set<String> QUANTITIES =
            Set.of("quantity", "qty", "sold", "units", "pieces", "amount");

    private Money() {}

    /** The one column that says how much, if there is one. */
    public static Optional<String> column(Table table) {
        var amounts = columns(table, words -> words.stream().anyMatch(AMOUNTS::contains));
        if (amounts.size() > 1) {
            var total =
                    amounts.stream().filter(name -> NameWords.of(name).contains("total")).toList();
            amounts = total.isEmpty() ? amounts : total;
        }
        return amounts.size() == 1 ? Optional.of(amounts.getFirst()) : Optional.empty();
    }

    /** What to sum up over the table's rows: its amount, else quantity times price. */
    static Optional<String> expression(Table table) {
        var column = column(table);
        if (column.isPresent()) {
            return column.map(name -> "sum(\"" + name + "\")");
        }
        var prices =
                columns(
                        table,
                        words -> PRICES.contains(words.getLast()) && !words.contains("list"));
        var quantities = columns(table, words -> words.stream().anyMatch(QUANTITIES::contains));
        quantities = quantities.stream().filter(name -> !prices.contains(name)).toList();
        return prices.size() == 1 && quantities.size() == 1
                ? Optional.of(
                        "sum(\"" + quantities.getFirst() + "\" * \"" + prices.getFirst() + "\")")
                : Optional.empty();
    }

    private static List<String> columns(Table table, Predicate<List<String>> named) {
        return table.columns().stream()
                .filter(column -> column.type().numeric())
                .filter(column -> !table.primaryKey().contains(column.name()))
                .map(Column::name)
                .filter(name -> named.test(NameWords.of(name)))
                .toList();
    }
}
