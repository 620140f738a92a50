package dev.baton.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether the numbers of what a model wrote come from what it was given. */
public final class Numbers {
    private static final String GROUPED =
            "\\d{1,3}(?:[,' \\u00a0\\u202f]\\d{3})+(?:\\.\\d+)?(?!\\d)";
    private static final Pattern NUMBER =
            Pattern.compile(
                    "((?<![\\p{L}\\d.,])%s|\\d+(?:[.,]\\d+)?)(?:\\s*(%%|percent|thousand|million|billion)\\b?)?"
                            .formatted(GROUPED),
                    Pattern.CASE_INSENSITIVE);

    private Numbers() {}

    /** The numbers of a text. */
    public static Set<BigDecimal> in(String text) {
        var numbers = new HashSet<BigDecimal>();
        NUMBER.matcher(text).results().forEach(found -> numbers.add(number(found.group(1))));
        return numbers;
    }

    /**
     * The numbers of a text, as written, that are none of these: neither as they are, nor rounded,
     * as percent, or in thousands or millions.
     */
    public static List<String> strangers(String text, Set<BigDecimal> known) {
        return NUMBER.matcher(text)
                .results()
                .filter(found -> !isKnown(number(found.group(1)), scale(found.group(2)), known))
                .map(found -> found.group(1))
                .toList();
    }

    private static boolean isKnown(BigDecimal number, BigDecimal scale, Set<BigDecimal> known) {
        return known.stream()
                .anyMatch(each -> same(number, each) || same(number, each.multiply(scale)));
    }

    /** What a stored number is multiplied with to be told with that word after it. */
    private static BigDecimal scale(@Nullable String word) {
        return switch (word == null ? "" : word.toLowerCase(Locale.ROOT)) {
            case "%", "percent" -> new BigDecimal(100);
            case "thousand" -> new BigDecimal("0.001");
            case "million" -> new BigDecimal("0.000001");
            case "billion" -> new BigDecimal("0.000000001");
            default -> BigDecimal.ONE;
        };
    }

    /** The same after rounding to as many decimals as were written. */
    private static boolean same(BigDecimal written, BigDecimal exact) {
        return exact.setScale(written.scale(), RoundingMode.HALF_UP).compareTo(written) == 0;
    }

    private static BigDecimal number(String digits) {
        return digits.matches(GROUPED)
                ? new BigDecimal(digits.replaceAll("[,' \\u00a0\\u202f]", ""))
                : new BigDecimal(digits.replace(',', '.'));
    }
}
