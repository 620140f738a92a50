package dev.baton.finance.fact;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** Something in a text that claims a number, and where it begins. */
sealed interface Token {
    String text();

    int at();

    /**
     * A number; {@code unit} is a currency, percent, days, weeks, months or nothing, {@code power}
     * the power of ten that a word such as million stands for.
     */
    record Amount(String text, int at, BigDecimal number, int power, boolean minus, String unit)
            implements Token {
        /** Written as years are. */
        boolean year() {
            return unit.isEmpty() && power == 0 && text.matches("(?:19|20)\\d\\d");
        }
    }

    /** A day, or a month when it has none; a day of an unnamed year has year 0. */
    record Day(String text, int at, @Nullable LocalDate day, YearMonth month) implements Token {}

    /** Letters and digits in one word. */
    record Code(String text, int at) implements Token {}
}
