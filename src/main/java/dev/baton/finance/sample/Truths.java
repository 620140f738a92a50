package dev.baton.finance.sample;

import dev.baton.finance.book.Ledger;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is true of a generated company, to score agents against; never given to one. {@code matches}
 * holds for every bank line of the ledger the ids of its entries (none for a line without a
 * document); {@code breachWeek} is the Monday of the week after the books end in which the bank's
 * balance, in euros, first ends a day below {@code minimumCash}; {@code future} is what happened in
 * the 13 weeks after, its amounts without what stood before; {@code invoices} are the right fields
 * of each invoice file.
 */
public record Truths(
        Map<String, List<String>> matches,
        List<Plant> plants,
        LocalDate breachWeek,
        BigDecimal minimumCash,
        Ledger future,
        Map<String, Header> invoices) {
    /** The header of an invoice. */
    public record Header(
            String seller,
            String number,
            LocalDate date,
            LocalDate due,
            String currency,
            BigDecimal net,
            BigDecimal tax,
            BigDecimal gross,
            @Nullable String taxId,
            @Nullable String iban) {}

    public Truths {
        matches = Map.copyOf(matches);
        plants = List.copyOf(plants);
        invoices = Map.copyOf(invoices);
    }
}
