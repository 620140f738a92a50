package dev.baton.pipeline.load.layout;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;

/** What a column holds: how files write it and how PostgreSQL keeps it. */
public sealed interface ColumnType {
    /** The type in a table. */
    String sqlType();

    /** The value as PostgreSQL reads it; {@code written} is trimmed and not empty. */
    String stored(String written) throws Unreadable;

    /** Words, at most {@code longest} characters. */
    record Text(int longest) implements ColumnType {
        static final int ANY = 1_000_000;

        @Override
        public String sqlType() {
            return "text";
        }

        @Override
        public String stored(String written) throws Unreadable {
            if (written.length() > longest) {
                throw new Unreadable(
                        "has %d characters, %d are allowed".formatted(written.length(), longest));
            }
            if (written.indexOf('\0') >= 0) {
                throw new Unreadable("has a zero byte, which no database keeps");
            }
            return written;
        }
    }

    /** A whole number of 64 bits. */
    record Whole() implements ColumnType {
        @Override
        public String sqlType() {
            return "bigint";
        }

        @Override
        public String stored(String written) throws Unreadable {
            if (!digits(written)) {
                throw new Unreadable("is no whole number: " + shown(written));
            }
            try {
                return Long.toString(Long.parseLong(written));
            } catch (NumberFormatException _) {
                throw new Unreadable("is too large a number: " + shown(written));
            }
        }

        private static boolean digits(String written) {
            var first = written.charAt(0) == '-' || written.charAt(0) == '+' ? 1 : 0;
            for (var at = first; at < written.length(); at++) {
                if (written.charAt(at) < '0' || written.charAt(at) > '9') {
                    return false;
                }
            }
            return written.length() > first;
        }
    }

    /** An exact number of that many digits, {@code scale} of them after {@code mark}. */
    record Decimal(int precision, int scale, char mark) implements ColumnType {
        private static final int LONGEST = 100;

        @Override
        public String sqlType() {
            return "numeric(%d,%d)".formatted(precision, scale);
        }

        @Override
        public String stored(String written) throws Unreadable {
            var number = number(written);
            if (number.stripTrailingZeros().scale() > scale) {
                throw new Unreadable(
                        "has more than %d decimals: %s".formatted(scale, shown(written)));
            }
            if ((long) number.precision() - number.scale() > precision - scale
                    && number.signum() != 0) {
                throw new Unreadable("is too large a number: " + shown(written));
            }
            return number.setScale(scale, RoundingMode.UNNECESSARY).toPlainString();
        }

        private BigDecimal number(String written) throws Unreadable {
            for (var at = 0; at < written.length(); at++) {
                var each = written.charAt(at);
                // No exponents: 1e999999999 is short to write and long to store.
                if ((each < '0' || each > '9') && each != mark && each != '-' && each != '+') {
                    throw new Unreadable("is no number: " + shown(written));
                }
            }
            try {
                if (written.length() <= LONGEST) {
                    return new BigDecimal(mark == '.' ? written : written.replace(mark, '.'));
                }
            } catch (NumberFormatException _) {
                // told below
            }
            throw new Unreadable("is no number: " + shown(written));
        }
    }

    /** A day, written in that pattern. */
    record Day(String pattern, DateTimeFormatter formatter) implements ColumnType {
        @Override
        public String sqlType() {
            return "date";
        }

        @Override
        public String stored(String written) throws Unreadable {
            try {
                var day = LocalDate.parse(written, formatter);
                if (day.getYear() > 0 && day.getYear() < 10_000) {
                    return day.toString();
                }
            } catch (DateTimeException _) {
                // told below
            }
            throw new Unreadable("is no date like %s: %s".formatted(pattern, shown(written)));
        }
    }

    /** True or false, by these words in lower case. */
    record Flag(Set<String> trueWords, Set<String> falseWords) implements ColumnType {
        public Flag {
            trueWords = Set.copyOf(trueWords);
            falseWords = Set.copyOf(falseWords);
        }

        @Override
        public String sqlType() {
            return "boolean";
        }

        @Override
        public String stored(String written) throws Unreadable {
            var word = written.toLowerCase(Locale.ROOT);
            if (trueWords.contains(word)) {
                return "t";
            }
            if (falseWords.contains(word)) {
                return "f";
            }
            throw new Unreadable("is neither true nor false: " + shown(written));
        }
    }

    private static String shown(String written) {
        return "'" + (written.length() <= 40 ? written : written.substring(0, 40) + "…") + "'";
    }
}
