package dev.baton.finance.invoice.text;

import dev.baton.finance.invoice.page.Cell;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Amounts in words of a page, whichever signs part thousands and cents: 1.234,56, 1,234.56, 1
 * 234,56, 1'234.56. Two digits after the last sign are cents, so nothing is guessed.
 */
final class Amounts {
    /** An amount, where it stood, and how sure its letters are. */
    record Amount(BigDecimal value, Cell cell, double confidence) {}

    private static final String SPACE = " \\u00a0\\u202f\\u2009";
    private static final Pattern FORM =
            Pattern.compile(
                    "(?<![\\d.,'’])(?<sign>[-−–(]\\s?(?:[€$£]|EUR|USD|GBP|CHF)?\\s?)?"
                            + "(?<whole>\\d{1,3}(?:[.,'’"
                            + SPACE
                            + "]\\d{3})+|\\d+)[.,](?<cents>\\d{2})(?<after>\\s?[-−)])?"
                            + "(?![\\d]|[.,]\\d|\\s?%|\\s?[hH]\\b)");
    private static final Pattern WHOLE =
            Pattern.compile(
                    "(?:[€$£]|EUR|USD|GBP|CHF)\\s?(?<before>\\d{1,3}(?:[.,'’ ]\\d{3})+|\\d{1,9})(?![\\d.,])"
                            + "|(?<![\\d.,])(?<behind>\\d{1,3}(?:[.,'’ ]\\d{3})+|\\d{1,9})\\s?(?:[€£]|EUR\\b|USD\\b|GBP\\b|CHF\\b)");

    private Amounts() {}

    /** All with cents in these cells, from left to right; whole ones with a currency else. */
    static List<Amount> in(List<Cell> cells) {
        var amounts = new ArrayList<Amount>();
        for (var cell : cells) {
            amounts.addAll(withCents(cell));
        }
        if (amounts.isEmpty()) {
            for (var cell : cells) {
                amounts.addAll(whole(cell));
            }
        }
        return amounts;
    }

    private static List<Amount> withCents(Cell cell) {
        var text = clean(cell);
        return FORM.matcher(text)
                .results()
                .map(match -> {
                    var number = match.group("whole").replaceAll("\\D", "");
                    var value = new BigDecimal(number + "." + match.group("cents"));
                    // Dashes part words too; only one that touches the number takes away.
                    boolean negative =
                            match.group("sign") != null && !match.group("sign").isBlank()
                                    || match.group("after") != null;
                    return new Amount(negative ? value.negate() : value, cell, cell.confidence());
                })
                .toList();
    }

    private static List<Amount> whole(Cell cell) {
        return WHOLE.matcher(clean(cell))
                .results()
                // A picture may have lost the sign before the cents: 972.65 is not 97265.
                .filter(match ->
                        cell.confidence() == 1 || match.group().matches(".*[.,'’ ].*\\d.*"))
                .map(match -> {
                    var digits =
                            match.group("before") == null
                                    ? match.group("behind")
                                    : match.group("before");
                    return new Amount(
                            new BigDecimal(digits.replaceAll("\\D", "") + ".00"),
                            cell,
                            Math.min(0.8, cell.confidence()));
                })
                .toList();
    }

    /** Letters among digits that a picture shows like digits are digits. */
    private static String clean(Cell cell) {
        var text = new StringBuilder();
        for (var word : cell.words()) {
            text.append(text.isEmpty() ? "" : " ");
            text.append(word.doubtful() ? Misread.digits(word.text()) : word.text());
        }
        return text.toString();
    }
}
