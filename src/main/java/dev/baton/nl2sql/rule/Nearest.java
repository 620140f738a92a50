package dev.baton.nl2sql.rule;

import dev.baton.nl2sql.Asked;
import dev.baton.nl2sql.link.NameWords;
import dev.baton.nl2sql.link.Tokens;
import dev.baton.sql.ColumnType;
import dev.baton.sql.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Questions that can be answered, to offer in place of one that cannot. */
final class Nearest {
    private static final int MOST = 3;

    private Nearest() {}

    /** Offered questions with most words in common, then simple ones about the largest tables. */
    static List<String> questions(Asked asked) {
        var stems =
                Tokens.of(asked.question()).stream()
                        .map(token -> token.stem())
                        .collect(Collectors.toSet());
        var offered = new ArrayList<>(asked.schema().semantics().questions());
        offered.sort(
                Comparator.comparingLong(question ->
                        -Tokens.of(question).stream()
                                .filter(token -> stems.contains(token.stem()))
                                .count()));
        var nearest = new ArrayList<>(offered.stream().limit(MOST).toList());
        if (nearest.isEmpty()) {
            asked.schema().catalogue().tables().stream()
                    .filter(table -> table.primaryKey().size() == 1)
                    .sorted(Comparator.comparingLong(table -> -table.rows()))
                    .limit(MOST)
                    .forEach(table -> nearest.add(simple(table)));
        }
        return nearest;
    }

    private static String simple(Table table) {
        var name = String.join(" ", NameWords.ofTable(table.name().name()));
        return table.columns().stream()
                .filter(column ->
                        column.type() == ColumnType.TEXT
                                && column.samples().size() > 1
                                && column.samples().size() <= 8)
                .findFirst()
                .map(column ->
                        "Number of "
                                + name
                                + " by "
                                + String.join(" ", NameWords.of(column.name())))
                .orElse("How many " + name + " are there?");
    }
}
