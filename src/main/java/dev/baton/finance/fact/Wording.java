package dev.baton.finance.fact;

import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes facts into prose. A template holds {@code {{id}}} or {@code {{id|style}}}; styles are
 * {@code whole} (no decimals), {@code thousand}, {@code million}, {@code size} (without its sign),
 * {@code bare} (without its unit), {@code label} and {@code day} (what day it is of).
 */
public record Wording(Notation notation) {
    public static final Wording ENGLISH = new Wording(Notation.ENGLISH);

    private static final Pattern PLACE = Pattern.compile("\\{\\{([^{}|]{1,200})(?:\\|(\\w+))?}}");

    /** The template with every place filled; throws a problem for an unknown fact or style. */
    public String fill(String template, FactSheet sheet) {
        return PLACE.matcher(template)
                .replaceAll(place ->
                        Matcher.quoteReplacement(
                                styled(sheet.fact(place.group(1).strip()), place.group(2))));
    }

    /** The template filled and then held against the facts again. */
    public String checked(String template, FactSheet sheet) {
        return new FactCheck(notation).demand(fill(template, sheet), sheet);
    }

    /** A fact with its unit: EUR 1,234.50, 12.5 %, 45 days, 2026-06-30. */
    public String of(Fact fact) {
        return unit(fact, fact.value());
    }

    private String styled(Fact fact, @Nullable String style) {
        return switch (style == null ? "" : style) {
            case "" -> of(fact);
            case "whole" ->
                    money(fact)
                            ? fact.unit() + " " + notation.write(fact.value(), 0)
                            : notation.write(fact.value(), 0) + suffix(fact, fact.value());
            case "thousand" -> scaled(fact, 3, 0, " thousand");
            case "million" -> scaled(fact, 6, 2, " million");
            case "size" -> unit(fact, fact.value().abs());
            case "bare" -> notation.write(fact.value(), places(fact));
            case "label" -> fact.label();
            case "day" -> fact.asOf().toString();
            default ->
                    throw ProblemException.of(
                            Cause.BAD_REQUEST,
                            "A fact has no style “%s”.".formatted(style),
                            "Use whole, thousand, million, size, bare, label or day.");
        };
    }

    private String scaled(Fact fact, int power, int places, String word) {
        var number = notation.write(fact.value().movePointLeft(power), places) + word;
        return money(fact) ? fact.unit() + " " + number : number + suffix(fact, fact.value());
    }

    private String unit(Fact fact, BigDecimal value) {
        if (fact.unit().equals(FactSheet.DAY)) {
            return LocalDate.ofEpochDay(value.longValue()).toString();
        }
        var number = notation.write(value, places(fact));
        return money(fact) ? fact.unit() + " " + number : number + suffix(fact, value);
    }

    private static String suffix(Fact fact, BigDecimal value) {
        boolean one = value.abs().compareTo(BigDecimal.ONE) == 0;
        return switch (fact.unit()) {
            case "percent" -> " %";
            case "days" -> one ? " day" : " days";
            case "weeks" -> one ? " week" : " weeks";
            case "months" -> one ? " month" : " months";
            default -> "";
        };
    }

    /** Whether its unit is a currency. */
    static boolean money(Fact fact) {
        return fact.unit().matches("[A-Z]{3}");
    }

    private static int places(Fact fact) {
        return switch (fact.unit()) {
            case "percent" -> 1;
            case "ratio" -> 2;
            case "count" -> 0;
            case "days", "weeks", "months" ->
                    Math.clamp(fact.value().stripTrailingZeros().scale(), 0, 1);
            default -> money(fact) ? 2 : Math.clamp(fact.value().scale(), 0, 4);
        };
    }
}
