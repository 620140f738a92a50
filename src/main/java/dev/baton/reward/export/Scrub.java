package dev.baton.reward.export;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Replaces what may be about a person in a question and its queries, the same value by the same
 * stand-in wherever it stands. Digits become digits and texts stay texts, so that queries stay
 * queries.
 */
final class Scrub {
    /** What is replaced. */
    enum Kind {
        EMAIL,
        NUMBER,
        ADDRESS,
        SECRET;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final int LONG = 9;
    private static final int SHORT = 7;
    // In this order: a date is not taken for a telephone number. What repeats is bounded or never
    // given back, so that no text takes long.
    private static final Pattern FOUND =
            Pattern.compile(
                    """
                    (?<secret>\\b(?:sk|pk|rk|baton)[-_][\\w-]{16,}|\\bAKIA[0-9A-Z]{12,}|\\bgh[pousr]_\\w{20,}
                    |\\bgithub_pat_\\w{20,}|\\bxox[abeprs]-[\\w-]{10,}|\\bglpat-[\\w-]{16,}|\\bAIza[\\w-]{30,}
                    |\\beyJ[\\w-]{8,}\\.[\\w-]{8,}(?:\\.[\\w-]+)?|\\b(?i:bearer)\\x20+[\\w.~+/-]{16,}=*
                    |\\b(?=[A-Za-z]*\\d)(?=\\d*[A-Za-z])[A-Za-z0-9]{28,}\\b)
                    |(?<email>(?<![\\p{L}\\p{N}._%+-])[\\p{L}\\p{N}._%+-]++(?:'[\\p{L}\\p{N}._%+-]++){0,3}@[\\p{L}\\p{N}-]++(?:\\.[\\p{L}\\p{N}-]++){1,8})
                    |(?<kept>(?<!\\d)\\d{4}-\\d{2}-\\d{2}(?:[T\\x20]\\d{2}:\\d{2}(?::\\d{2}(?:[.,]\\d{1,9})?)?)?(?![-.]?\\d)
                    |(?<!\\d)\\d{1,2}([./-])\\d{1,2}\\4\\d{4}(?!\\d)|(?<!\\d)\\d{4}([./])\\d{1,2}\\5\\d{1,2}(?!\\d)
                    |\\b[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}\\b)
                    |(?<address>(?<![\\d.])(?:\\d{1,3}\\.){3}\\d{1,3}(?!\\.?\\d))
                    |(?<number>\\+?\\(?\\d++(?:(?:[./-]|\\x20(?!\\d{4}-\\d{2}-\\d{2})|\\)[\\x20./-]?|\\x20?\\()\\d++){0,20})
                    """,
                    Pattern.COMMENTS);
    private static final Pattern DECIMAL = Pattern.compile("(?:0|[1-9]\\d*)\\.\\d+");
    private static final Pattern YEARS =
            Pattern.compile("(?:19|20)\\d\\d(?:[ ./-](?:19|20)\\d\\d)*");
    private static final Pattern PLAIN = Pattern.compile("[09 .]*|[\\d .]*000");
    private static final Pattern LOCAL = Pattern.compile("\\d{3}[-.]\\d{4}");

    private final Map<String, String> standIns = new HashMap<>();
    private final Map<Kind, Integer> used = new EnumMap<>(Kind.class);

    /** How it is done, in sentences for a manifest. */
    static Map<String, String> rules() {
        var rules = new TreeMap<String, String>();
        rules.put("email", "personN@example.com");
        rules.put(
                "number",
                "telephone, card and account numbers and other runs of 9 digits or more that are"
                        + " not dates or round: as many other digits in the same form");
        rules.put("address", "IP addresses: 192.0.2.N");
        rules.put("secret", "keys and tokens: secret-N");
        rules.put("comment", "comments in queries: left out");
        return rules;
    }

    /** How many values of a kind were replaced. */
    Map<Kind, Integer> used() {
        return Map.copyOf(used);
    }

    /** A text in words. */
    String text(String text) {
        return FOUND.matcher(text).replaceAll(found -> Matcher.quoteReplacement(standIn(found)));
    }

    /** A query: only its texts and numbers change; comments go. */
    String sql(String sql) {
        return SqlPieces.of(sql).stream()
                .map(piece ->
                        switch (piece.kind()) {
                            case TEXT, NUMBER -> text(piece.text());
                            case COMMENT -> " ";
                            case NAME, OTHER -> piece.text();
                        })
                .collect(Collectors.joining())
                .strip();
    }

    private String standIn(MatchResult found) {
        var text = found.group();
        if (found.group("email") != null) {
            return named(Kind.EMAIL, text.toLowerCase(Locale.ROOT), "person%d@example.com");
        }
        if (found.group("secret") != null) {
            return named(Kind.SECRET, text, "secret-%d");
        }
        if (found.group("address") != null) {
            return named(Kind.ADDRESS, text, "192.0.2.%d");
        }
        return found.group("number") != null && personal(text) ? digits(text) : text;
    }

    private String named(Kind kind, String key, String form) {
        return standIns.computeIfAbsent(kind + key, _ -> form.formatted(next(kind)));
    }

    private int next(Kind kind) {
        return used.merge(kind, 1, Integer::sum);
    }

    private static boolean personal(String written) {
        long digits = written.chars().filter(Character::isDigit).count();
        boolean marked = written.startsWith("+") || LOCAL.matcher(written).matches();
        if (digits < (marked ? SHORT : LONG) || YEARS.matcher(written).matches()) {
            return false;
        }
        boolean decimal = DECIMAL.matcher(written).matches();
        var whole = decimal ? written.substring(0, written.indexOf('.')) : written;
        // A round number is an amount, nines and noughts are a format.
        return !(decimal && whole.length() < LONG) && !PLAIN.matcher(whole).matches();
    }

    /** Other digits in the same form; first a 1, so that a number stays one and as large. */
    private String digits(String written) {
        var old = written.replaceAll("\\D", "");
        var other =
                standIns.computeIfAbsent(
                        Kind.NUMBER + old,
                        _ -> {
                            var first = old.startsWith("0") ? "0" : "1";
                            var form = "%0" + (old.length() - 1) + "d";
                            return first + form.formatted(next(Kind.NUMBER));
                        });
        var text = new StringBuilder();
        int at = 0;
        for (char c : written.toCharArray()) {
            text.append(Character.isDigit(c) ? other.charAt(at++) : c);
        }
        return text.toString();
    }
}
