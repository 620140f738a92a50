package dev.baton.nl2sql.rule;

import dev.baton.nl2sql.link.NameWords;
import dev.baton.nl2sql.link.Target;
import dev.baton.sql.ColumnName;
import dev.baton.sql.Table;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Amounts whose rows say in which currency they are must not be added up unseen. */
final class Currencies {
    private static final Set<String> CURRENCY = Set.of("currency", "cur", "curr", "ccy");
    private static final Set<String> MONEY =
            Set.of(
                    "amount", "amt", "value", "val", "price", "total", "tot", "cost", "gross",
                    "net", "fee", "tax", "vat", "duty", "charge", "sum");
    private static final String ONE =
            ".*\\b(?:in|to) (?:eur|usd|gbp|chf|jpy|cny|euros?|dollars?|pounds?)\\b.*|.*(?:\\bcurrency of the books\\b|\\b(?:base|home|reporting|group) currency\\b).*";

    private Currencies() {}

    /** Says so, and doubts it, when amounts are added up that no condition or group holds apart. */
    static void mixed(Reading reading, ColumnName amount) {
        of(reading, amount)
                .map(name -> new ColumnName(amount.table(), name))
                .filter(currency -> !apart(reading, currency))
                .ifPresent(currency -> {
                    reading.slots.doubt += 0.4;
                    var note =
                            "%s is added up although %s may differ from row to row"
                                    .formatted(amount.name(), currency.name());
                    if (!reading.slots.notes.contains(note)) {
                        reading.slots.note(note);
                    }
                });
    }

    /** True when rows that the question speaks of say their currency. */
    static boolean several(Reading reading) {
        for (int i = 0; i < reading.meanings.size(); i++) {
            if (reading.index.table(reading.table(i)).columns().stream()
                    .filter(column -> column.distinct() != 1)
                    .anyMatch(column ->
                            NameWords.of(column.name()).stream().anyMatch(CURRENCY::contains))) {
                return true;
            }
        }
        return false;
    }

    private static boolean apart(Reading reading, ColumnName currency) {
        for (int i = 0; i < reading.meanings.size(); i++) {
            if (reading.target(i) instanceof Target.OfValue(var column, _)
                            && column.equals(currency)
                    || currency.equals(reading.column(i))) {
                return true;
            }
        }
        return false;
    }

    /** The column that says the currency of a column's amounts, if their rows may differ in it. */
    private static Optional<String> of(Reading reading, ColumnName column) {
        var table = reading.index.table(column.table());
        var words = NameWords.of(column.name());
        boolean money =
                reading.index.type(column).numeric()
                        && words.stream().anyMatch(MONEY::contains)
                        && words.stream()
                                .noneMatch(word -> word.matches("eur|euros?|usd|gbp|chf|base"))
                        && !said(reading, table, column).matches(ONE);
        return money
                ? table.columns().stream()
                        .filter(each -> each.distinct() != 1)
                        .map(dev.baton.sql.Column::name)
                        .filter(name -> NameWords.of(name).stream().anyMatch(CURRENCY::contains))
                        .findFirst()
                : Optional.empty();
    }

    /** What the database and the semantic layer say of a column, in lower case and one line. */
    private static String said(Reading reading, Table table, ColumnName column) {
        var comment = table.column(column.name()).map(dev.baton.sql.Column::comment).orElse("");
        var described =
                reading.index.schema().semantics().entities().stream()
                        .filter(entity -> entity.table().equals(column.table()))
                        .flatMap(entity -> entity.columns().stream())
                        .filter(each -> each.column().equals(column.name()))
                        .map(each -> String.valueOf(each.description()))
                        .toList();
        return (comment + " " + String.join(" ", List.copyOf(described)))
                .replaceAll("\\s+", " ")
                .toLowerCase(Locale.ROOT);
    }
}
