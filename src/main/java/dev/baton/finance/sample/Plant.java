package dev.baton.finance.sample;

import java.math.BigDecimal;
import java.util.List;

/**
 * A fraud or error that was put into the books on purpose. {@code ids} are those of the entries,
 * items, parties, bank lines or numbers that show it; {@code amount} is what it is about, in euros.
 */
public record Plant(Kind kind, List<String> ids, BigDecimal amount) {
    /** What was planted. */
    public enum Kind {
        /** Entries of both payments, and the item or items paid. */
        DUPLICATE_PAYMENT,
        /** Items of one vendor within a day or two, each just below the approval limit. */
        LIMIT_SPLIT,
        /** An entry written weeks after the month it is dated in. */
        BACKDATED,
        /** The item typed with two digits swapped, its entry, and the payment of the right sum. */
        SWAPPED_DIGITS,
        /** The vendor, and the payment to its new account a few days later. */
        CHANGED_IBAN,
        /** The vendor that does not exist, and its items. */
        GHOST_VENDOR,
        /** The number that is missing, and the items before and after it. */
        NUMBER_GAP,
        /** The bank line that no entry tells of. */
        UNDOCUMENTED_BANK_LINE
    }

    public Plant {
        ids = List.copyOf(ids);
    }
}
