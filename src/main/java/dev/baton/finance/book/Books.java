package dev.baton.finance.book;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * The books of one company, as they are read. Only what was posted counts, and only up to the days
 * named, both included.
 */
public interface Books {
    Company company();

    List<Account> accounts();

    List<Party> parties();

    List<Party.Change> partyChanges();

    List<Obligation> obligations();

    /** By account and month; amounts of months that the days cut are of the days within only. */
    List<Turnover> turnovers(LocalDate from, LocalDate to);

    /** Debit less credit of each account since the first day, by its code; none is left out. */
    Map<String, BigDecimal> balances(LocalDate to);

    /** Invoices and credit notes dated within the days. */
    List<Item> items(LocalDate from, LocalDate to);

    /** What was open at the end of that day. */
    List<Item.Open> open(Item.Side side, LocalDate asOf);

    /** What was settled within the days, in the order of the days. */
    List<Item.Settlement> settlements(Item.Side side, LocalDate from, LocalDate to);

    /** Entries that count, in the order of their date, journal and number. */
    List<Entry> entries(LocalDate from, LocalDate to);

    List<BankAccount> bankAccounts();

    /** In the order of booking. */
    List<BankLine> bankLines(LocalDate from, LocalDate to);

    /** All matches that stand. */
    List<Match> matches();
}
