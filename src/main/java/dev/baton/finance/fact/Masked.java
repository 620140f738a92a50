package dev.baton.finance.fact;

import java.util.Comparator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Blanks out what may stand in prose as it is: quoted names and the numbers of a list. */
final class Masked {
    private static final int SHORTEST_NUMBER = 3;
    private static final int LONG_NUMBER = 5;
    private static final Pattern POSITION = Pattern.compile("(?m)^\\s*(\\d{1,3})[.)](?=\\s)");
    private static final String BOUND_BEFORE = "(?<![\\p{L}\\p{N}])";
    private static final String BOUND_AFTER = "(?![\\p{L}\\p{N}])";
    private static final String NO_UNIT =
            "(?![.,]\\d|[ \\u00a0]?(?:%|[A-Z]{3}(?![\\p{L}])|[€$£]|percent|days?|weeks?|months?|thousand|million|billion))";

    /** A name of digits alone is a name only after one of these words. */
    private static final String NAMED =
            "(?i:account|entry|invoice|document|item|journal|number|no\\.|order|id|line)\\s";

    private Masked() {}

    /** The prose, as long as before. */
    static String of(String prose, FactSheet sheet) {
        var masked = positions(prose);
        var names =
                Stream.of(
                                sheet.quoted().stream(),
                                sheet.facts().stream().map(Fact::label),
                                sheet.facts().stream().map(Fact::id),
                                sheet.facts().stream().flatMap(each -> each.inputs().stream()))
                        .flatMap(each -> each)
                        .filter(name -> name.chars().anyMatch(Character::isDigit))
                        .distinct()
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .toList();
        for (var name : names) {
            if (masked.contains(name)) {
                masked = without(masked, name, sheet.quoted().contains(name));
            }
        }
        return masked;
    }

    /** Digits that were said to be a name are one wherever no unit stands beside them. */
    private static String without(String prose, String name, boolean quoted) {
        boolean digits = name.chars().allMatch(Character::isDigit);
        if (digits && name.length() < SHORTEST_NUMBER) {
            return prose;
        }
        boolean free = quoted && name.length() >= LONG_NUMBER;
        var before = !digits || free ? BOUND_BEFORE : "(?<=" + NAMED + ")";
        var after = digits && free ? BOUND_AFTER + NO_UNIT : BOUND_AFTER;
        var unit = digits && free ? "(?<![A-Z]{3}[ \\u00a0]?|[€$£][ \\u00a0]?|[.,\\d])" : "";
        return blank(prose, Pattern.compile(unit + before + Pattern.quote(name) + after));
    }

    /** Numbers at the begin of lines are positions as long as they count from 1 on. */
    private static String positions(String prose) {
        int next = 1;
        var text = new StringBuilder(prose);
        var found = POSITION.matcher(prose);
        while (found.find()) {
            int number = Integer.parseInt(found.group(1));
            if (number == next || number == 1) {
                next = number + 1;
                blank(text, found.start(1), found.end(1));
            }
        }
        return text.toString();
    }

    private static String blank(String prose, Pattern pattern) {
        var text = new StringBuilder(prose);
        pattern.matcher(prose).results().forEach(each -> blank(text, each.start(), each.end()));
        return text.toString();
    }

    private static void blank(StringBuilder text, int from, int to) {
        for (int i = from; i < to; i++) {
            text.setCharAt(i, '_');
        }
    }
}
