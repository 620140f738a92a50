package dev.baton.finance.bank;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;

/** Amounts and days as files write them; what is not exactly one is refused. */
final class Decimals {
    private static final Pattern PLAIN = Pattern.compile("[+-]?\\d{1,15}(\\.\\d{0,5})?");

    private Decimals() {}

    /** A number with a point or without: 1234.56. */
    static BigDecimal plain(String text) {
        if (!PLAIN.matcher(text).matches()) {
            throw Refused.unreadable("“%s” is no amount.".formatted(shortened(text)));
        }
        var number = new BigDecimal(text.endsWith(".") ? text + "0" : text);
        return number.scale() < 2 ? number.setScale(2) : number;
    }

    /** A day as 2026-06-30. */
    static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException _) {
            throw Refused.unreadable("“%s” is no day.".formatted(shortened(text)));
        }
    }

    static String shortened(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}
