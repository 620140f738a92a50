package dev.baton.finance.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How a ratio is computed. The formula is a sum of measures, perhaps over another sum, perhaps
 * times a number: {@code current_assets - inventory / current_liabilities * 100}.
 *
 * @param unit percent, ratio or days
 */
public record RatioDefinition(
        String key, String label, Group group, String unit, Better better, String formula) {
    private static final Pattern FORM = Pattern.compile("([^/*]+)(?:/([^*]+))?(?:\\*(.+))?");

    /** What it tells about. */
    public enum Group {
        PROFITABILITY,
        RETURN,
        LIQUIDITY,
        WORKING_CAPITAL,
        LEVERAGE,
        CASH,
        GROWTH
    }

    /** Which direction is good news. */
    public enum Better {
        HIGHER,
        LOWER,
        NEITHER
    }

    /** A measure that is added or taken off. */
    record Term(String measure, boolean minus) {}

    List<Term> numerator() {
        return terms(part(1));
    }

    /** Empty when it is no quotient. */
    List<Term> denominator() {
        return terms(part(2));
    }

    long factor() {
        var factor = part(3);
        return factor.isEmpty() ? 1 : Long.parseLong(factor);
    }

    private String part(int group) {
        var matcher = FORM.matcher(formula);
        if (!matcher.matches()) {
            throw new IllegalStateException("no formula: " + formula);
        }
        var part = matcher.group(group);
        return part == null ? "" : part.strip();
    }

    private static List<Term> terms(String sum) {
        var terms = new ArrayList<Term>();
        var minus = false;
        for (var word : sum.split(" ")) {
            switch (word) {
                case "" -> {}
                case "+" -> minus = false;
                case "-" -> minus = true;
                default -> terms.add(new Term(word, minus));
            }
        }
        return terms;
    }
}
