package dev.baton.finance.fact;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Pattern;

/** How numbers are written: the sign before the decimals, and between groups of three digits. */
public enum Notation {
    ENGLISH('.', ","),
    GERMAN(',', "."),
    FRENCH(',', "\u202f");

    private final char decimal;
    private final String group;

    Notation(char decimal, String group) {
        this.decimal = decimal;
        this.group = group;
    }

    /** That of a language; English where it is not known. */
    public static Notation of(Locale locale) {
        return switch (locale.getLanguage()) {
            case "de", "it", "es", "nl" -> GERMAN;
            case "fr" -> FRENCH;
            default -> ENGLISH;
        };
    }

    /** The number with so many decimals, rounded half up, its thousands set apart. */
    public String write(BigDecimal number, int places) {
        var plain = number.abs().setScale(places, RoundingMode.HALF_UP).toPlainString();
        int dot = plain.indexOf('.');
        var whole = dot < 0 ? plain : plain.substring(0, dot);
        var text = new StringBuilder();
        for (int i = 0; i < whole.length(); i++) {
            if (i > 0 && (whole.length() - i) % 3 == 0) {
                text.append(group);
            }
            text.append(whole.charAt(i));
        }
        if (dot >= 0) {
            text.append(decimal).append(plain, dot + 1, plain.length());
        }
        boolean nothing = number.setScale(places, RoundingMode.HALF_UP).signum() == 0;
        return (number.signum() < 0 && !nothing ? "-" : "") + text;
    }

    /** The number that such a text stands for, without a sign. */
    BigDecimal read(String digits) {
        return new BigDecimal(
                digits.replace(group, "")
                        .replaceAll("[\\u00a0\\u202f '’]", "")
                        .replace(decimal, '.'));
    }

    /** Digits, grouped or not, with or without decimals. */
    Pattern number() {
        var apart = this == FRENCH ? "[\\u00a0\\u202f]" : Pattern.quote(group);
        var point = Pattern.quote(String.valueOf(decimal));
        return Pattern.compile(
                "(?:\\d{1,3}(?:" + apart + "\\d{3})+(?!\\d)|\\d+)(?:" + point + "\\d+)?");
    }
}
