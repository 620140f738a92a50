package dev.baton.finance.fact;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether the facts of a sheet stand behind a token. */
final class Support {
    private static final Set<String> TERMS =
            Set.of("P10", "P50", "P90", "Q1", "Q2", "Q3", "Q4", "H1", "H2");
    private static final int YEARS_AROUND = 2;

    private final List<Fact> facts;
    private final Set<LocalDate> days;

    Support(FactSheet sheet, Notation notation) {
        facts = sheet.facts();
        days =
                facts.stream()
                        .flatMap(fact ->
                                fact.unit().equals(FactSheet.DAY)
                                        ? Stream.of(
                                                fact.asOf(),
                                                LocalDate.ofEpochDay(fact.value().longValue()))
                                        : Stream.of(fact.asOf()))
                        .collect(Collectors.toSet());
    }

    boolean stands(Token token) {
        return switch (token) {
            case Token.Code(var text, _) -> TERMS.contains(text);
            case Token.Day day -> stands(day);
            case Token.Amount amount ->
                    amount.year()
                            ? year(amount)
                            : facts.stream().anyMatch(fact -> says(fact, amount));
        };
    }

    /** Whether that fact could be what the token says. */
    static boolean says(Fact fact, Token token) {
        return switch (token) {
            case Token.Code _ -> false;
            case Token.Day day ->
                    day.day() != null
                            && fact.unit().equals(FactSheet.DAY)
                            && day.day().toEpochDay() == fact.value().longValue();
            case Token.Amount amount -> !amount.year() && says(fact, amount);
        };
    }

    private boolean stands(Token.Day token) {
        return days.stream()
                .anyMatch(day -> {
                    if (token.day() != null) {
                        return token.month().getYear() == 0
                                ? day.withYear(2000).equals(token.day().withYear(2000))
                                : day.equals(token.day());
                    }
                    return java.time.YearMonth.from(day).equals(token.month());
                });
    }

    /** A bare number that looks like a year is one near those that facts speak of, or a fact's. */
    private boolean year(Token.Amount amount) {
        int year = amount.number().intValue();
        return days.stream().anyMatch(day -> Math.abs(day.getYear() - year) <= YEARS_AROUND)
                || facts.stream().anyMatch(fact -> says(fact, amount));
    }

    private static boolean says(Fact fact, Token.Amount amount) {
        return speaks(fact, amount.unit())
                && (amount.minus() ? fact.value().signum() < 0 : true)
                && rounded(fact, amount);
    }

    /** Money and percentages only with their unit; all else with it or without. */
    private static boolean speaks(Fact fact, String unit) {
        if (Wording.money(fact) || fact.unit().equals("percent")) {
            return fact.unit().equals(unit);
        }
        if (fact.unit().equals(FactSheet.DAY)) {
            return false;
        }
        return unit.isEmpty() || unit.equals(fact.unit());
    }

    /** It is the fact's value, exactly or rounded to the decimals it is written with. */
    private static boolean rounded(Fact fact, Token.Amount amount) {
        var value = fact.value().abs().movePointLeft(amount.power());
        int places = amount.number().scale();
        // The words carry the sign: “a loss of EUR 5” stands for -5, but “EUR -5” never for 5.
        return value.setScale(places, RoundingMode.HALF_UP).compareTo(amount.number()) == 0
                && (places > 0 || whole(fact, amount));
    }

    /** Counts, ratios and small numbers are not rounded to whole ones: 0.6 is no 1. */
    private static boolean whole(Fact fact, Token.Amount amount) {
        return Wording.money(fact)
                || amount.power() > 0
                || fact.value().stripTrailingZeros().scale() <= 0
                || fact.value().abs().compareTo(BigDecimal.TEN) >= 0;
    }
}
