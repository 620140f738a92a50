package dev.baton.finance.sample;

import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Statements as a German bank's CSV: semicolons, decimal commas, dd.MM.yyyy, UTF-8. */
final class Csv {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("dd.MM.uuuu", Locale.ROOT);

    private Csv() {}

    static String write(StatementPage page) {
        var text =
                new StringBuilder(
                        "Buchungstag;Wertstellung;Name;IBAN;Verwendungszweck;Referenz;Betrag;Saldo\n");
        var balance = page.opening();
        for (var line : page.lines()) {
            balance = balance.add(line.amount());
            text.append(
                            row(
                                    DAY.format(line.booked()),
                                    DAY.format(line.value()),
                                    line.counterparty(),
                                    line.counterpartyIban(),
                                    line.remittance(),
                                    line.endToEndId(),
                                    plain(line.amount()),
                                    plain(balance)))
                    .append('\n');
        }
        return text.toString();
    }

    private static String row(@Nullable String... cells) {
        return java.util.Arrays.stream(cells).map(Csv::quoted).collect(Collectors.joining(";"));
    }

    private static String quoted(@Nullable String cell) {
        var text = cell == null ? "" : cell;
        return List.of(";", "\"").stream().noneMatch(text::contains)
                ? text
                : '"' + text.replace("\"", "\"\"") + '"';
    }

    private static String plain(BigDecimal amount) {
        return amount.toPlainString().replace('.', ',');
    }
}
