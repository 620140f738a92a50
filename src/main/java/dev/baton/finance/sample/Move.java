package dev.baton.finance.sample;

import dev.baton.finance.book.BankLine;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A line of the bank before it has its id, and the entries that tell of the same money. */
final class Move {
    final Bank bank;
    final LocalDate booked;
    final LocalDate value;
    final BigDecimal amount;
    final String remittance;
    final List<Draft> entries;
    private @Nullable String counterparty;
    private @Nullable String iban;
    private @Nullable String endToEnd;
    String id = "";

    Move(
            Bank bank,
            LocalDate booked,
            LocalDate value,
            BigDecimal amount,
            String remittance,
            List<Draft> entries) {
        this.bank = bank;
        this.booked = booked;
        this.value = value;
        this.amount = amount;
        this.remittance = remittance;
        this.entries = new ArrayList<>(entries);
    }

    Move with(@Nullable String name, @Nullable String theirs) {
        counterparty = name;
        iban = theirs;
        return this;
    }

    Move reference(@Nullable String given) {
        endToEnd = given;
        return this;
    }

    /** The same with another amount. */
    Move of(BigDecimal other) {
        return new Move(bank, booked, value, other, remittance, entries)
                .with(counterparty, iban)
                .reference(endToEnd);
    }

    BankLine line() {
        return new BankLine(
                id,
                bank.name(),
                booked,
                value,
                bank.currency,
                amount,
                remittance,
                counterparty,
                iban,
                endToEnd);
    }
}
