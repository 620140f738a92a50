package dev.baton.finance.fact;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds all that claims a number in a text: days first, then words with digits, then numbers. */
final class Tokens {
    private static final String MONTHS =
            "(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
                    + "|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)";
    private static final String YEAR = "((?:19|20)\\d\\d)";
    private static final Pattern ISO = Pattern.compile("\\b" + YEAR + "-(\\d\\d)(?:-(\\d\\d))?\\b");
    private static final Pattern DAY_MONTH =
            Pattern.compile("\\b(\\d{1,2})\\.? " + MONTHS + "\\b(?:\\.?,? " + YEAR + "\\b)?");
    private static final Pattern MONTH_DAY =
            Pattern.compile("\\b" + MONTHS + "\\.? (\\d{1,2})(?!\\d)(?:,? " + YEAR + "\\b)?");
    private static final Pattern MONTH_YEAR =
            Pattern.compile("\\b" + MONTHS + "\\.? " + YEAR + "\\b");
    private static final Pattern NUMERIC =
            Pattern.compile("\\b(\\d{1,2})[./](\\d{1,2})[./]" + YEAR + "\\b");
    private static final Pattern CODE =
            Pattern.compile(
                    "(?<![\\p{L}\\p{N}_])(?!(?:[A-Z]{3}|[€$£])\\d)[\\p{L}_][\\p{L}_/-]*\\d[\\p{L}\\p{N}_/-]*");
    private static final String CURRENCY = "([A-Z]{3}|[€$£])";
    private static final Pattern BEFORE =
            Pattern.compile(
                    "(?:(?<![\\p{L}])" + CURRENCY + "[ \\u00a0]?)?([-−–]?)(?:" + CURRENCY + ")?$");
    private static final Pattern AFTER =
            Pattern.compile(
                    "^[ \\u00a0-]?(thousand|million|billion|k|m|bn)?(?![\\p{L}])[ \\u00a0-]?"
                            + "(?:(%|percent\\b|days?\\b|weeks?\\b|months?\\b)|([A-Z]{3}(?![\\p{L}])|[€$£]))?");
    private static final Pattern WORDS =
            Pattern.compile(
                    "(?i)(?<![\\p{L}\\p{N}-])(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
                            + "|thirteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|dozen|hundred)(?![\\p{L}])");
    private static final List<String> SMALL =
            List.of(
                    "zero",
                    "one",
                    "two",
                    "three",
                    "four",
                    "five",
                    "six",
                    "seven",
                    "eight",
                    "nine",
                    "ten",
                    "eleven",
                    "twelve",
                    "thirteen");
    private static final Map<String, Integer> LARGE =
            Map.of(
                    "twenty", 20, "thirty", 30, "forty", 40, "fifty", 50, "sixty", 60, "seventy",
                    70, "eighty", 80, "ninety", 90, "hundred", 100, "dozen", 12);

    private final Notation notation;

    Tokens(Notation notation) {
        this.notation = notation;
    }

    /** In the order of the text. */
    List<Token> of(String prose) {
        var text = new StringBuilder(prose);
        var tokens = new ArrayList<Token>();
        take(
                text,
                ISO,
                each -> day(each, number(each, 3), number(each, 2), number(each, 1)),
                tokens);
        take(
                text,
                NUMERIC,
                each -> day(each, number(each, 1), number(each, 2), number(each, 3)),
                tokens);
        take(
                text,
                DAY_MONTH,
                each -> day(each, number(each, 1), month(each.group(2)), number(each, 3)),
                tokens);
        take(text, MONTH_YEAR, each -> day(each, 0, month(each.group(1)), number(each, 2)), tokens);
        take(
                text,
                MONTH_DAY,
                each -> day(each, number(each, 2), month(each.group(1)), number(each, 3)),
                tokens);
        take(text, CODE, each -> new Token.Code(each.group(), each.start()), tokens);
        var rest = text.toString();
        notation.number().matcher(rest).results().forEach(each -> tokens.add(amount(each, rest)));
        WORDS.matcher(rest).results().forEach(each -> tokens.add(word(each, rest)));
        tokens.sort(Comparator.comparingInt(Token::at));
        return tokens;
    }

    private static void take(
            StringBuilder text,
            Pattern pattern,
            java.util.function.Function<MatchResult, Token> made,
            List<Token> into) {
        pattern.matcher(text.toString())
                .results()
                .forEach(each -> {
                    into.add(made.apply(each));
                    for (int i = each.start(); i < each.end(); i++) {
                        text.setCharAt(i, ' ');
                    }
                });
    }

    private Token amount(MatchResult found, String text) {
        var before = BEFORE.matcher(text.substring(Math.max(0, found.start() - 6), found.start()));
        var after = AFTER.matcher(text.substring(found.end()));
        var unit = "";
        var minus = false;
        var power = 0;
        if (after.find()) {
            power = power(after.group(1));
            unit = after.group(2) != null ? unit(after.group(2)) : currency(after.group(3));
        }
        if (before.find()) {
            minus = !before.group(2).isEmpty() && !hyphen(text, found.start());
            unit = unit.isEmpty() ? currency(before.group(1)) : unit;
            unit = unit.isEmpty() ? currency(before.group(3)) : unit;
        }
        return new Token.Amount(
                found.group(), found.start(), notation.read(found.group()), power, minus, unit);
    }

    private static Token word(MatchResult found, String text) {
        var word = found.group(1).toLowerCase(Locale.ROOT);
        int small = SMALL.indexOf(word);
        int number = small >= 0 ? small : LARGE.getOrDefault(word, 0);
        var after = AFTER.matcher(text.substring(found.end()));
        boolean more = after.find();
        return new Token.Amount(
                found.group(),
                found.start(),
                BigDecimal.valueOf(number),
                more ? power(after.group(1)) : 0,
                false,
                more && after.group(2) != null ? unit(after.group(2)) : "");
    }

    /** A dash between two words or numbers is no minus. */
    private static boolean hyphen(String text, int start) {
        return start >= 2 && Character.isLetterOrDigit(text.charAt(start - 2));
    }

    private static Token day(MatchResult found, int day, int month, int year) {
        try {
            var in = YearMonth.of(year, month);
            return new Token.Day(
                    found.group(),
                    found.start(),
                    day == 0 ? null : LocalDate.of(year, month, day),
                    in);
        } catch (DateTimeException e) {
            return new Token.Code(found.group(), found.start());
        }
    }

    private static int number(MatchResult found, int group) {
        return found.group(group) == null ? 0 : Integer.parseInt(found.group(group));
    }

    private static int month(String name) {
        return "janfebmaraprmayjunjulaugsepoctnovdec"
                                .indexOf(name.substring(0, 3).toLowerCase(Locale.ROOT))
                        / 3
                + 1;
    }

    private static int power(@Nullable String word) {
        return switch (word == null ? "" : word) {
            case "thousand", "k" -> 3;
            case "million", "m" -> 6;
            case "billion", "bn" -> 9;
            default -> 0;
        };
    }

    private static String unit(String word) {
        return switch (word.charAt(0)) {
            case '%', 'p' -> "percent";
            case 'd' -> "days";
            case 'w' -> "weeks";
            default -> "months";
        };
    }

    private static String currency(@Nullable String sign) {
        if (sign == null) {
            return "";
        }
        return switch (sign) {
            case "€" -> "EUR";
            case "$" -> "USD";
            case "£" -> "GBP";
            default -> sign;
        };
    }
}
