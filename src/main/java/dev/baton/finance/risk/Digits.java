package dev.baton.finance.risk;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Slips of the hand: two neighbouring digits in the wrong order. */
final class Digits {
    private Digits() {}

    /** Whether two amounts are the same but for two neighbouring digits. */
    static boolean swapped(BigDecimal one, BigDecimal other) {
        return transposed(cents(one), cents(other));
    }

    /** Whether two texts of one length are the same but for two neighbours, which are swapped. */
    static boolean transposed(String one, String other) {
        if (one.length() != other.length() || one.equals(other)) {
            return false;
        }
        int at = 0;
        while (one.charAt(at) == other.charAt(at)) {
            at++;
        }
        return at + 1 < one.length()
                && one.charAt(at) == other.charAt(at + 1)
                && one.charAt(at + 1) == other.charAt(at)
                && one.substring(at + 2).equals(other.substring(at + 2));
    }

    private static String cents(BigDecimal amount) {
        return amount.abs()
                .movePointRight(2)
                .setScale(0, RoundingMode.HALF_UP)
                .toBigInteger()
                .toString();
    }
}
