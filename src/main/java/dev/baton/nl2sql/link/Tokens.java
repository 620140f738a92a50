package dev.baton.nl2sql.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Takes a question apart into tokens. */
public final class Tokens {
    private static final Pattern PIECE =
            Pattern.compile(
                    "(?<quoted>(?<![\\p{L}\\p{N}])(?:'(?<q1>[^'\\n]{1,80})'|\"(?<q2>[^\"\\n]{1,80})\"|“(?<q3>[^”\\n]{1,80})”|‘(?<q4>[^’\\n]{1,80})’)(?![\\p{L}\\p{N}]))"
                            + "|(?<date>\\d{4}-\\d{1,2}-\\d{1,2}|\\d{1,2}/\\d{1,2}/\\d{4})"
                            + "|(?<number>[$€£]?\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|[$€£]?\\d+(?:\\.\\d+)?(?!(?!(?:k|m|bn|mio)\\b)[\\p{L}\\p{N}]))(?<scale> ?(?:k|m|mio|bn|million|thousand|billion)\\b)?"
                            + "|(?<word>[\\p{L}\\p{N}]+(?:['’]\\p{L}+)?)"
                            + "|(?<sign>[^\\s])",
                    Pattern.CASE_INSENSITIVE);
    private static final Map<String, String> NUMBERS =
            Map.ofEntries(
                    Map.entry("two", "2"),
                    Map.entry("three", "3"),
                    Map.entry("four", "4"),
                    Map.entry("five", "5"),
                    Map.entry("six", "6"),
                    Map.entry("seven", "7"),
                    Map.entry("eight", "8"),
                    Map.entry("nine", "9"),
                    Map.entry("ten", "10"),
                    Map.entry("eleven", "11"),
                    Map.entry("twelve", "12"),
                    Map.entry("fifteen", "15"),
                    Map.entry("twenty", "20"),
                    Map.entry("thirty", "30"),
                    Map.entry("fifty", "50"),
                    Map.entry("hundred", "100"));

    /** Slips of the keyboard in words that no schema holds, and short forms of such words. */
    private static final Map<String, String> SLIPS =
            Map.ofEntries(
                    Map.entry("teh", "the"),
                    Map.entry("hw", "how"),
                    Map.entry("hwo", "how"),
                    Map.entry("mnay", "many"),
                    Map.entry("manny", "many"),
                    Map.entry("wich", "which"),
                    Map.entry("whcih", "which"),
                    Map.entry("waht", "what"),
                    Map.entry("shwo", "show"),
                    Map.entry("shw", "show"),
                    Map.entry("lsit", "list"),
                    Map.entry("gimme", "give me"),
                    Map.entry("plz", "please"),
                    Map.entry("pls", "please"),
                    Map.entry("nr", "number"),
                    Map.entry("nubmer", "number"),
                    Map.entry("numer", "number"),
                    Map.entry("avrage", "average"),
                    Map.entry("averge", "average"),
                    Map.entry("avarage", "average"),
                    Map.entry("totl", "total"),
                    Map.entry("toal", "total"),
                    Map.entry("betwen", "between"),
                    Map.entry("mroe", "more"),
                    Map.entry("thna", "than"),
                    Map.entry("taht", "that"),
                    Map.entry("wiht", "with"),
                    Map.entry("witout", "without"),
                    Map.entry("withot", "without"));

    private Tokens() {}

    /** The tokens in order; quoted text is one token, a possessive s is left out. */
    public static List<Token> of(String question) {
        var tokens = new ArrayList<Token>();
        var found = PIECE.matcher(question.replace('\u00a0', ' '));
        while (found.find()) {
            if (found.group("quoted") != null) {
                for (var name : List.of("q1", "q2", "q3", "q4")) {
                    if (found.group(name) != null) {
                        tokens.add(Token.of(found.group(name).strip(), Token.Kind.QUOTED));
                    }
                }
            } else if (found.group("date") != null) {
                tokens.add(Token.of(found.group("date"), Token.Kind.DATE));
            } else if (found.group("number") != null) {
                tokens.add(
                        Token.of(
                                number(found.group("number"), found.group("scale")),
                                Token.Kind.NUMBER));
            } else if (found.group("word") != null) {
                word(found.group("word").replace('’', '\''), tokens);
            } else {
                tokens.add(Token.of(found.group("sign"), Token.Kind.SIGN));
            }
        }
        return tokens;
    }

    private static String number(String digits, @org.jspecify.annotations.Nullable String scale) {
        var plain = digits.replaceAll("[$€£,]", "");
        if (scale == null) {
            return plain;
        }
        int zeros =
                switch (scale.strip().toLowerCase(Locale.ROOT)) {
                    case "k", "thousand" -> 3;
                    case "m", "mio", "million" -> 6;
                    default -> 9;
                };
        return new java.math.BigDecimal(plain).scaleByPowerOfTen(zeros).toPlainString();
    }

    private static void word(String word, List<Token> into) {
        var slip = SLIPS.get(word.toLowerCase(Locale.ROOT));
        if (slip != null) {
            of(slip).forEach(into::add);
            return;
        }
        var lower = word.toLowerCase(Locale.ROOT);
        int apostrophe = lower.indexOf('\'');
        if (lower.endsWith("n't")) {
            var verb =
                    lower.equals("can't")
                            ? "can"
                            : lower.equals("won't")
                                    ? "will"
                                    : lower.substring(0, lower.length() - 3);
            into.add(Token.word(verb));
            into.add(Token.word("not"));
        } else if (apostrophe > 0) {
            into.add(Token.word(word.substring(0, apostrophe)));
            switch (lower.substring(apostrophe + 1)) {
                case "re" -> into.add(Token.word("are"));
                case "ve" -> into.add(Token.word("have"));
                case "ll" -> into.add(Token.word("will"));
                case "d" -> into.add(Token.word("would"));
                case "s", "m" -> {
                    if (List.of("what", "who", "where", "when", "that", "there", "it", "which")
                            .contains(lower.substring(0, apostrophe))) {
                        into.add(Token.word("is"));
                    }
                }
                default -> into.add(Token.word(word.substring(apostrophe + 1)));
            }
        } else if (NUMBERS.containsKey(lower)) {
            into.add(
                    new Token(
                            NUMBERS.get(lower),
                            NUMBERS.get(lower),
                            NUMBERS.get(lower),
                            Token.Kind.NUMBER));
        } else {
            into.add(Token.word(word));
        }
    }
}
