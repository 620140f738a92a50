package dev.baton.finance.bank;

import static java.math.BigDecimal.ZERO;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement of an account as its bank gave it. {@code account} is the IBAN, or whatever the bank
 * calls the account; balances are positive when the bank owes the company.
 */
public record BankStatement(
        String account,
        String currency,
        String number,
        BigDecimal opening,
        BigDecimal closing,
        LocalDate day,
        List<Line> lines) {
    /** One booking; what came in is positive. {@code reference} is the bank's own. */
    public record Line(
            LocalDate booked,
            LocalDate value,
            BigDecimal amount,
            String remittance,
            @Nullable String counterparty,
            @Nullable String counterpartyIban,
            @Nullable String endToEndId,
            @Nullable String reference) {}

    public BankStatement {
        lines = List.copyOf(lines);
    }

    /** What all lines come to. */
    public BigDecimal turnover() {
        return lines.stream().map(Line::amount).reduce(ZERO, BigDecimal::add);
    }

    /** Closing balance less what opening balance and lines come to; 0 when the statement ties. */
    public BigDecimal difference() {
        return closing.subtract(opening).subtract(turnover());
    }
}
