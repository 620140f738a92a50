package dev.baton.finance.bank;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a CSV statement is to be read; nothing of it is guessed. {@code columns} gives the heading
 * for each of {@link #FIELDS} that there is; {@code decimal} is a point or comma, {@code date} a
 * pattern such as dd.MM.yyyy. {@code opening} and {@code closing} may be left out when there is a
 * column with the balance after each line.
 */
public record CsvColumns(
        Map<String, String> columns,
        String delimiter,
        String decimal,
        String date,
        String charset,
        Account account,
        @Nullable BigDecimal opening,
        @Nullable BigDecimal closing) {
    /** Whose lines they are: the IBAN and currency, which the file itself does not tell. */
    public record Account(String iban, String currency) {}

    /** What columns there can be; amount, or both debit and credit, and booked must be. */
    public static final List<String> FIELDS =
            List.of(
                    "booked",
                    "value",
                    "amount",
                    "debit",
                    "credit",
                    "balance",
                    "remittance",
                    "counterparty",
                    "counterparty_iban",
                    "end_to_end_id",
                    "reference");

    public CsvColumns {
        columns = Map.copyOf(columns);
    }
}
