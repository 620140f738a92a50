package dev.baton.finance.book;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A line of a bank statement; what came in is positive. {@code remittance} may be empty. */
public record BankLine(
        String id,
        String bankAccount,
        LocalDate booked,
        LocalDate value,
        String currency,
        BigDecimal amount,
        String remittance,
        @Nullable String counterparty,
        @Nullable String counterpartyIban,
        @Nullable String endToEndId) {}
