package dev.baton.finance.invoice.text;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Dates in words, with every day that each may mean. */
final class Dates {
    /** A written date; two days when the order of day and month is open, the day first. */
    record Written(String text, int at, List<LocalDate> days, boolean open) {
        Written {
            days = List.copyOf(days);
        }
    }

    private static final Pattern ISO =
            Pattern.compile("(?<!\\d)((?:19|20)\\d{2})([-/.])(\\d{1,2})\\2(\\d{1,2})(?!\\d)");
    private static final Pattern DOTS =
            Pattern.compile("(?<!\\d)(\\d{1,2})\\.\\s?(\\d{1,2})\\.\\s?((?:19|20)?\\d{2})(?!\\d)");
    private static final Pattern OPEN =
            Pattern.compile(
                    "(?<![\\d/-])(\\d{1,2})([/-])(\\d{1,2})\\2((?:19|20)?\\d{2})(?![\\d/-])");
    private static final Pattern DAY_MONTH =
            Pattern.compile(
                    "(?iu)(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|er|\\.)?\\s*(?:of\\s)?[-\\s]?(\\p{L}{3,9})\\.?,?[-\\s]{0,2}((?:19|20)\\d{2})(?!\\d)");
    private static final Pattern MONTH_DAY =
            Pattern.compile(
                    "(?iu)(?<!\\p{L})(\\p{L}{3,9})\\.?\\s*(\\d{1,2})(?:st|nd|rd|th)?,?\\s+((?:19|20)\\d{2})(?!\\d)");
    private static final Map<String, Integer> MONTHS = months();

    private Dates() {}

    private static Map<String, Integer> months() {
        var months = new TreeMap<String, Integer>();
        var names =
                """
                january jan januar janner janvier janv|february feb februar fevrier fev fevr|march mar marz maerz mrz mars
                april apr avril avr|may mai|june jun juni juin|july jul juli juillet juil|august aug aout
                september sep sept septembre|october oct oktober okt octobre|november nov novembre
                december dec dezember dez decembre\
                """;
        var month = 1;
        for (var each : names.split("[|\\n]")) {
            for (var name : each.split(" ")) {
                months.put(name, month);
            }
            month++;
        }
        return months;
    }

    /** All in the order of the text. */
    static List<Written> in(String text) {
        var found = new ArrayList<Written>();
        add(found, ISO, text, match -> days(match, 1, 3, 4));
        add(found, DOTS, text, match -> days(match, 3, 2, 1));
        add(found, DAY_MONTH, text, match -> named(match, 2, 1));
        add(found, MONTH_DAY, text, match -> named(match, 1, 2));
        add(
                found,
                OPEN,
                text,
                match -> {
                    var days = new LinkedHashSet<>(days(match, 4, 3, 1));
                    days.addAll(days(match, 4, 1, 3));
                    return List.copyOf(days);
                });
        return found.stream().sorted(Comparator.comparingInt(Written::at)).toList();
    }

    private interface Reading {
        List<LocalDate> of(MatchResult match);
    }

    private static void add(List<Written> found, Pattern pattern, String text, Reading reading) {
        pattern.matcher(text)
                .results()
                .forEach(match -> {
                    var days = reading.of(match);
                    boolean known =
                            found.stream()
                                    .anyMatch(other ->
                                            match.start() < other.at() + other.text().length()
                                                    && other.at() < match.end());
                    if (!days.isEmpty() && !known) {
                        found.add(new Written(match.group(), match.start(), days, pattern == OPEN));
                    }
                });
    }

    private static List<LocalDate> days(MatchResult match, int year, int month, int day) {
        return date(match.group(year), Integer.parseInt(match.group(month)), match.group(day))
                .map(List::of)
                .orElse(List.of());
    }

    private static List<LocalDate> named(MatchResult match, int name, int day) {
        var word = String.join("", Lexicon.words(match.group(name)));
        return month(word)
                .flatMap(month -> date(match.group(3), month, match.group(day)))
                .map(List::of)
                .orElse(List.of());
    }

    private static Optional<Integer> month(String word) {
        var exact = MONTHS.get(word.toLowerCase(Locale.ROOT));
        return exact != null
                ? Optional.of(exact)
                : MONTHS.entrySet().stream()
                        .filter(each -> Likeness.near(word, each.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst();
    }

    private static Optional<LocalDate> date(String year, int month, String day) {
        try {
            int written = Integer.parseInt(year);
            return Optional.of(
                    LocalDate.of(
                            written < 100 ? 2000 + written : written,
                            month,
                            Integer.parseInt(day)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The order that dates of one document are written in, when one of them shows it. */
    enum Order {
        DAY_FIRST,
        MONTH_FIRST,
        UNKNOWN
    }

    static Order order(List<Written> all) {
        var orders = new LinkedHashSet<Order>();
        for (var each : all) {
            if (each.open() && each.days().size() == 1) {
                var first = Integer.parseInt(each.text().split("[/-]")[0]);
                var day = each.days().getFirst();
                // 04/04/2026 shows nothing.
                if (day.getDayOfMonth() != day.getMonthValue()) {
                    orders.add(first == day.getDayOfMonth() ? Order.DAY_FIRST : Order.MONTH_FIRST);
                }
            }
        }
        return orders.equals(Set.of(Order.DAY_FIRST))
                ? Order.DAY_FIRST
                : orders.equals(Set.of(Order.MONTH_FIRST)) ? Order.MONTH_FIRST : Order.UNKNOWN;
    }
}
