package dev.baton.nl2sql.model;

import dev.baton.sql.ResultTable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether every number of a text comes from a result or from the question. */
final class Numbers {
    private static final String GROUPED =
            "\\d{1,3}(?:[,' \\u00a0\\u202f]\\d{3})+(?:\\.\\d+)?(?!\\d)";
    private static final Pattern NUMBER =
            Pattern.compile(
                    "((?<![\\p{L}\\d.,])%s|\\d+(?:[.,]\\d+)?)(?:\\s*(%%|percent|thousand|million|billion)\\b?)?"
                            .formatted(GROUPED),
                    Pattern.CASE_INSENSITIVE);

    private Numbers() {}

    /** True when each is there as written, rounded, as percent, or in thousands or millions. */
    static boolean allFrom(String text, String question, ResultTable result) {
        var known = new HashSet<BigDecimal>();
        result.rows()
                .forEach(row -> row.forEach(cell -> known.addAll(in(ModelAnswerText.plain(cell)))));
        known.addAll(in(question));
        known.add(BigDecimal.valueOf(result.rowCount()));
        result.columns().forEach(column -> known.addAll(in(column.name())));
        return NUMBER.matcher(text)
                .results()
                .allMatch(found -> isKnown(number(found.group(1)), scale(found.group(2)), known));
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

    private static Set<BigDecimal> in(String text) {
        var numbers = new HashSet<BigDecimal>();
        NUMBER.matcher(text).results().forEach(found -> numbers.add(number(found.group(1))));
        return numbers;
    }

    private static BigDecimal number(String digits) {
        return digits.matches(GROUPED)
                ? new BigDecimal(digits.replaceAll("[,' \\u00a0\\u202f]", ""))
                : new BigDecimal(digits.replace(',', '.'));
    }
}
