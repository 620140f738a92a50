package dev.baton.planner.rule;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Two questions whose results are to be held against one another, made whole: what the second
 * leaves out it has from the first. {@code note} says what was taken for granted.
 */
record Comparison(String left, String right, @Nullable String key, @Nullable String note) {
    private static final List<Pattern> FORMS =
            List.of(
                    form("compar(?:e|ing) (?<a>.+?) (?:with|against|versus|vs) (?<b>.+)"),
                    form("compar(?:e|ing) (?<a>.+?) to (?<b>.+)"),
                    form("compar(?:e|ing) (?<a>.+?) and (?<b>.+)"),
                    form("how (?:does|do|did) (?<a>.+?) compare (?:with|to|against) (?<b>.+)"),
                    form("(?:what (?:is|are) )?the differences? between (?<a>.+?) and (?<b>.+)"),
                    form("(?<a>.+?) (?:compared (?:with|to)|versus|vs) (?<b>.+)"));
    private static final Pattern KEY =
            Pattern.compile(
                    "(?i)\\s+(?:grouped by|by|per|for each|for every)\\s+(?<key>\\p{L}[\\p{L} _-]*)$");
    private static final String MONTHS =
            "january|february|march|april|may|june|july|august|september|october|november|december";
    private static final String PERIOD =
            "(?:(?:this|the current|current|the last|last|the previous|previous) (?:year|quarter|month|week)"
                    + "|q[1-4](?: (?:19|20)[0-9]{2})?|(?:"
                    + MONTHS
                    + ")(?: (?:19|20)[0-9]{2})?|(?:19|20)[0-9]{2})";
    private static final Pattern OWNED =
            Pattern.compile("(?i)^(?:the )?(?<period>" + PERIOD + ")['’]s? (?<noun>.+)$");
    private static final Pattern ONLY =
            Pattern.compile(
                    "(?i)^(?:in |of |from |that of |those of |for )?(?<period>"
                            + PERIOD
                            + ")(?:['’]s?)?$");
    private static final Pattern WITHIN =
            Pattern.compile(
                    "(?i)(?<lead>\\b(?:in|of|for|from|during) )?\\b(?<period>" + PERIOD + ")\\b");
    private static final Pattern PART =
            Pattern.compile(
                    "(?i)^(?<noun>.+) (?<prep>of|in|for|from|at|with) (?<name>\\S+(?: \\S+){0,2})$");
    private static final Pattern BORROWED =
            Pattern.compile("(?i)^(?:that|those|the one|the ones) (?:of|in|for|from) ");

    private static Pattern form(String form) {
        return Pattern.compile("(?i)^" + form + "$");
    }

    /** The comparison a clause asks for; empty when it asks for none. */
    static Optional<Comparison> in(String clause, LocalDate today) {
        for (var form : FORMS) {
            var found = form.matcher(clause);
            if (found.matches()) {
                return Optional.of(of(found.group("a").strip(), found.group("b").strip(), today));
            }
        }
        return Optional.empty();
    }

    private static Comparison of(String first, String second, LocalDate today) {
        var tail = KEY.matcher(second);
        var own = KEY.matcher(first);
        String key = null;
        if (tail.find()) {
            key = tail.group("key").strip();
            second = second.substring(0, tail.start());
        } else if (own.find()) {
            key = own.group("key").strip();
        }
        own.reset();
        if (own.find()) {
            first = first.substring(0, own.start());
        }
        return whole(first, second, key, today);
    }

    private static Comparison whole(
            String first, String second, @Nullable String key, LocalDate today) {
        var only = ONLY.matcher(second);
        if (!only.matches()) {
            return new Comparison(
                    asked(spread(first), key),
                    asked(spread(completed(first, second)), key),
                    key,
                    null);
        }
        var left = spread(first);
        var within = WITHIN.matcher(left);
        if (!within.find()) {
            return new Comparison(
                    asked(left, key), asked(left + " in " + only.group("period"), key), key, null);
        }
        var shifted = shifted(within.group("period"), only.group("period"), today);
        var right =
                left.substring(0, within.start())
                        + (shifted.matches("(?i)(?:this|the|last|current|previous) .*")
                                ? ""
                                : "in ")
                        + shifted
                        + left.substring(within.end());
        return new Comparison(
                asked(left, key),
                asked(right, key),
                key,
                shifted.equalsIgnoreCase(only.group("period"))
                        ? null
                        : "“%s” is read as %s, the same part of that year"
                                .formatted(only.group("period"), shifted));
    }

    /** "this quarter's spending" is asked as "spending this quarter". */
    private static String spread(String phrase) {
        var owned = OWNED.matcher(phrase);
        return owned.matches() ? owned.group("noun") + " " + owned.group("period") : phrase;
    }

    /** "of Berlin", "Hamburg": what the first says before its name is said of the second too. */
    private static String completed(String first, String second) {
        var borrowed = BORROWED.matcher(second);
        boolean half = borrowed.find();
        var name = half ? second.substring(borrowed.end()) : second;
        var part = PART.matcher(first);
        return (half || name.split("\\s+").length <= 2)
                        && part.matches()
                        && !OWNED.matcher(name).matches()
                ? "%s %s %s".formatted(part.group("noun"), part.group("prep"), name)
                : second;
    }

    private static String asked(String phrase, @Nullable String key) {
        return key == null ? phrase : phrase + " by " + key;
    }

    /** A quarter or month beside "last year" means the same one of last year. */
    private static String shifted(String of, String to, LocalDate today) {
        var other = to.toLowerCase(Locale.ROOT);
        if (!other.endsWith("last year") && !other.endsWith("previous year")) {
            return to;
        }
        var mine = of.toLowerCase(Locale.ROOT);
        int year = today.getYear() - 1;
        if (mine.matches("(?:this|the current|current) quarter")) {
            return "Q%d %d".formatted((today.getMonthValue() - 1) / 3 + 1, year);
        }
        if (mine.matches("(?:this|the current|current) month")) {
            var month = today.getMonth().toString();
            return month.charAt(0) + month.substring(1).toLowerCase(Locale.ROOT) + " " + year;
        }
        Matcher named =
                Pattern.compile("(?i)^(q[1-4]|" + MONTHS + ")(?: ([0-9]{4}))?$").matcher(of);
        return named.matches()
                ? named.group(1)
                        + " "
                        + (named.group(2) == null ? year : Integer.parseInt(named.group(2)) - 1)
                : to;
    }
}
