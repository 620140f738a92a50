package dev.baton.finance.book;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A customer or vendor. {@code terms} are the days after the invoice date that it is due; {@code
 * since} is when it was entered.
 */
public record Party(
        String id,
        Role role,
        String name,
        String country,
        @Nullable String taxId,
        @Nullable String iban,
        int terms,
        LocalDate since) {
    /** Whether it buys from the company, sells to it, or works for it. */
    public enum Role {
        CUSTOMER,
        VENDOR,
        EMPLOYEE
    }

    /** Something of a party was changed by somebody: its IBAN, for example. */
    public record Change(
            String party,
            String field,
            @Nullable String before,
            @Nullable String after,
            LocalDate day,
            String by) {}
}
