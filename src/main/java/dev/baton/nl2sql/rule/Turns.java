package dev.baton.nl2sql.rule;

import dev.baton.nl2sql.Asked;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The turns a conversation takes: narrower, in another order, counted, summed, swapped. */
final class Turns {
    private static final String THEM =
            "(?:them|those|these|they|it|that|this|the (?:list|results?|rows|ones)|ones)";
    private static final String AGGREGATE =
            "(?:(?:grand |overall |combined )?total|sum|average|mean|avg|median|minimum|maximum|overall|combined)";
    private static final String PREPOSITION =
            "(?:in|from|with|without|for|to|at|by|on|of|over|under|above|below|before|after|since|until|between|during|within|not|whose|where|having|more than|less than|at least|at most|\\p{L}+ing|\\p{L}+ed (?:in|by|from|at|on|to|before|after|since|for))";

    private static final Pattern SHARES =
            of(
                    "(?:show |give )?(?:(?:that|them|it|this) )?(?:as|in) (?:a |an )?(?:percentages?|percent|%|shares?)(?: of (?:the )?(?:total|whole|all))?|(?:with )?(?:their |its |the )?(?:share|percentage)s? of (?:the )?(?:total|whole)");
    private static final Pattern REVERSE =
            of(
                    "(?:in )?(?:the )?other way (?:a)?round|reversed?(?: (?:it|that|them|the order))?|in reverse(?: order)?");
    private static final Pattern COMPARED =
            of("(?:compared?(?: (?:it|that|this|them))? (?:to|with)|versus|vs\\.?|against) (.+)");
    private static final Pattern ORDER =
            of(
                    "(?:(?:sort|order|rank|arrange|re-?order|list)(?: "
                            + THEM
                            + ")? ((?:by|in|from|alphabetically|chronologically)\\b.*)|(?:sorted|ordered|ranked) ((?:by|in|from|alphabetically)\\b.*)|(by .+(?:first|descending|ascending))|(in (?:descending|ascending|alphabetical|chronological|reverse) order.*)|(?:with )?((?:the )?\\p{L}+ (?:ones )?first))");
    private static final Pattern LIMIT =
            of(
                    "(?:(?:only|just|show|give|me|list|limit|it|them|that|this|to|take|keep|what|how|about|i|want|need|see)(?: |$))*(?:the )?(top|first|bottom|last|best|worst) ?(\\d+|one|two|three|four|five|six|seven|eight|nine|ten|twenty)?(?: (?:of|rows?|results?|ones?|only|entries|"
                            + THEM
                            + "))*(?: by (?<by>.+))?");
    private static final Pattern HOW_MANY =
            of(
                    "(?:how many(?: of "
                            + THEM
                            + ")?(?: (?:are|is|were) (?:there|that|they|those|these|it))?(?: in total| altogether| overall)?|count "
                            + THEM
                            + "|(?:what(?:'s| is) )?the (?:number|count)(?: of "
                            + THEM
                            + ")?|how many(?: \\p{L}+)? (?:do|did|have) (?:i|we)(?: have| got)?)");
    private static final Pattern HOW_MANY_ARE =
            of(
                    "how many(?: of "
                            + THEM
                            + "| ones)? ((?:are|is|were|was|have|has|had|did|do|does|\\p{L}+(?:ed|ing)|in|from|with|without|for)\\b.+)");
    private static final Pattern WHICH =
            of(
                    "(?:which(?: ones?)?(?: of "
                            + THEM
                            + ")?|what(?: ones)? of "
                            + THEM
                            + ") ((?:are|is|were|was|have|has|had|did|do|does)\\b.+)");
    private static final Pattern HOW_MUCH =
            of(
                    "(?:how much (?:is|was|are|were|do|does|did) "
                            + THEM
                            + "(?: all)?(?: (?:cost|add up to|come to|make|total|worth|amount to))?(?<way> (?:in total|altogether|all together|overall|combined|on average|in all))?|(?:what(?:'s| is) )?(?:the )?(?<named>"
                            + AGGREGATE
                            + ")(?: of (?:"
                            + THEM
                            + "|all))*|(?<bare>in total|altogether|on average)|(?:sum|add|total) "
                            + THEM
                            + "(?: all)?(?: up)?|what (?:do|does) "
                            + THEM
                            + " (?:add up|come|amount) to(?: in total)?)");
    private static final Pattern THEIR =
            of(
                    "(?:(?:what(?:'s| is| are| was| were)?|who(?:'s| is| are)?|show|list|give|me|tell|add|include|and|with|also|see|which) )*(?:their|its) (.+)");
    private static final Pattern ADD =
            of(
                    "(?:(?:also|add|include)(?: (?:show|list|give|add|include|me|in))*|with|show|plus)(?: (?:the|a))* (.+?)(?: (?:too|as well|columns?|also))+|(?:add|include|also show|also list|also give me|also include)(?: (?:the|a))* (.+)");
    private static final Pattern GROUP =
            of(
                    "(?:(?:break|split|group|show|list|give me)(?: "
                            + THEM
                            + ")?(?: (?:down|up))? |grouped |broken down |the same |same |what about |how about |instead )*((?:by|per|for each|for every|in each) .+?)(?: instead)?");
    private static final Pattern EXCEPT =
            of(
                    "(?:(?:show|list|but|all|everything|only|just) )*(?:without|excluding|exclude|except(?: for)?|leave out|ignore|remove|drop|other than|not|skip)(?: (?:the|those|these|any|that|are|ones|in|from))* (.+?)(?: ones?| "
                            + THEM
                            + ")?");
    private static final Pattern ONLY =
            of(
                    "(?:(?:i|we) (?:only |just )?(?:want|mean|meant|need) )?(?:(?:show|list|give|me|keep|see|display) )*(?:(?:only|just)(?: (?:show|list|give|me|want|see|keep))*|filter(?: "
                            + THEM
                            + ")?(?: (?:by|to|for|on))?|(?:restrict|limit|narrow)(?: (?:it|them|that|this|those))?(?: down)? to|(?:show|list|give)(?: me)?(?= (?:the ones|those|these|ones)\\b)|(?=(?:the ones|those|these)\\b))(?: (?:the|those|these|ones|them))* ?(.+)");
    private static final Pattern ABOUT =
            of(
                    "(?:(?:what|how) about|(?:the )?same(?: thing)?(?: (?:but|again))?|instead|rather|make (?:it|that)|change (?:it|that) to|try|i meant?)(?: (?:the|just|only))* (.+?)(?: (?:instead|only|then|too))*");
    private static final Pattern FRAGMENT =
            of(
                    "((?:"
                            + PREPOSITION
                            + "\\b|\\d{4}$|last |this |next |the last |the past ).*?)(?: (?:instead|only|then|too))*");
    private static final Pattern PRONOUN =
            of("(.*?\\b)(?:(?:all|each|any|every one) of )?(them|those|these|they)\\b(.*)");

    private static final Pattern LAST =
            Pattern.compile("(?<=\\S),? (\\p{L}+) (?:ones )?first$", Pattern.CASE_INSENSITIVE);

    private final Earlier earlier;
    private final Asked asked;

    private Turns(Earlier earlier, Asked asked) {
        this.earlier = earlier;
        this.asked = asked;
    }

    private static Pattern of(String pattern) {
        return Pattern.compile("^(?:" + pattern + ")$", Pattern.CASE_INSENSITIVE);
    }

    /** True when the words themselves show that something came before. */
    static boolean pointsBack(String text) {
        return List.of(ORDER, LIMIT, HOW_MANY, HOW_MUCH, WHICH, THEIR, ABOUT, ADD).stream()
                        .anyMatch(turn -> turn.matcher(text).matches())
                || ONLY.matcher(text).matches()
                || text.matches("(?i).*\\b(?:of (?:them|those|these)|them)$");
    }

    /** True for a piece such as "in 2025" or "by country". */
    static boolean fragment(String text) {
        return GROUP.matcher(text).matches() || FRAGMENT.matcher(text).matches();
    }

    /** The new question after that turn; null when the text is none. */
    static @Nullable String of(String text, boolean joined, Earlier earlier, Asked asked) {
        return new Turns(earlier, asked).turn(text, joined);
    }

    private @Nullable String turn(String text, boolean joined) {
        Matcher turn;
        if (SHARES.matcher(text).matches()) {
            return earlier.ordered(earlier.body + " as a percentage");
        }
        if (REVERSE.matcher(text).matches() && !earlier.order.isEmpty()) {
            return reversed();
        }
        if ((turn = COMPARED.matcher(text)).matches()
                && new Swap(earlier, asked).compared(turn.group(1)) instanceof String compared) {
            return compared;
        }
        if ((turn = ORDER.matcher(text)).matches()) {
            return sorted(first(turn));
        }
        if ((turn = LIMIT.matcher(text)).matches()) {
            return limited(turn);
        }
        if (HOW_MANY.matcher(text).matches()) {
            return earlier.counted("");
        }
        if ((turn = HOW_MANY_ARE.matcher(text)).matches()) {
            return earlier.counted(turn.group(1));
        }
        if ((turn = HOW_MUCH.matcher(text)).matches()) {
            return summed(turn);
        }
        if ((turn = THEIR.matcher(text)).matches()) {
            return theirs(turn.group(1));
        }
        if ((turn = WHICH.matcher(text)).matches()) {
            return earlier.listed("that " + turn.group(1));
        }
        if ((turn = ADD.matcher(text)).matches()) {
            return earlier.refined("with their " + first(turn));
        }
        if (text.matches("(?i)by .+")
                && earlier.order.matches("(?i)(?:sort|order|rank)\\p{L}* by.*")) {
            return sorted(text);
        }
        if ((turn = GROUP.matcher(text)).matches()) {
            return new Swap(earlier, asked).grouped(turn.group(1));
        }
        if ((turn = EXCEPT.matcher(text)).matches()) {
            return earlier.refined("excluding " + turn.group(1));
        }
        if ((turn = ONLY.matcher(text)).matches()) {
            return new Swap(earlier, asked).narrowed(turn.group(1));
        }
        if ((turn = ABOUT.matcher(text)).matches() || (turn = FRAGMENT.matcher(text)).matches()) {
            return new Swap(earlier, asked).swapped(turn.group(1));
        }
        if ((turn = PRONOUN.matcher(text)).matches() && !turn.group(1).isBlank()) {
            return turn.group(1) + "the " + earlier.core() + turn.group(3);
        }
        return joined || !Said.of(text, asked).mentions().isEmpty() && text.split(" ").length <= 3
                ? new Swap(earlier, asked).swapped(text)
                : null;
    }

    private String reversed() {
        var order = earlier.order;
        if (order.contains("highest first")) {
            return earlier.body + ", " + order.replace("highest first", "lowest first");
        }
        if (order.contains("lowest first")) {
            return earlier.body + ", " + order.replace("lowest first", "highest first");
        }
        return sorted("in descending order");
    }

    private static String first(Matcher turn) {
        for (int i = 1; i <= turn.groupCount(); i++) {
            if (turn.group(i) != null) {
                return turn.group(i).strip();
            }
        }
        return "";
    }

    private String sorted(String order) {
        var wanted = direction(order);
        var lower = wanted.toLowerCase(Locale.ROOT);
        var key = earlier.order.replaceAll(",.*$", "");
        boolean direction =
                lower.matches(
                        "(?:the )?\\p{L}+ (?:ones )?first|in (?:descending|ascending|reverse) order");
        if (direction && key.matches("(?i)(?:sorted|ordered|ranked) by .*")) {
            return earlier.body + ", " + key + ", " + wanted;
        }
        boolean bare = lower.matches("(?:by|alphabetically|chronologically)\\b.*");
        return earlier.body + ", " + (bare ? "sorted " : "") + wanted;
    }

    /** "by weight, heaviest first" is by weight, highest first. */
    private static String direction(String order) {
        var last = LAST.matcher(order);
        if (!last.find()) {
            return order;
        }
        var adjective = Adjectives.superlative(last.group(1).toLowerCase(Locale.ROOT));
        return adjective == null || adjective.hints().isEmpty()
                ? order
                : order.substring(0, last.start())
                        + (adjective.descending() ? ", highest first" : ", lowest first");
    }

    private String limited(Matcher turn) {
        var which = turn.group(1).toLowerCase(Locale.ROOT);
        var count =
                turn.group(2) == null || turn.group(2).equalsIgnoreCase("one")
                        ? "1"
                        : turn.group(2);
        var by = turn.group("by");
        if (earlier.limited()) {
            var text =
                    earlier.body.replaceFirst(
                            "(?i)\\b(?:top|bottom|first|last|best|worst) \\d+\\b",
                            (which.equals("first") ? "top" : which) + " " + count);
            return earlier.ordered(text);
        }
        if (by != null) {
            return which + " " + count + " " + earlier.core() + " by " + by;
        }
        if (earlier.counts()
                || earlier.measures()
                || earlier.body.matches("(?i).* (?:per|by|for each) .*")) {
            return earlier.order.isEmpty()
                    ? earlier.body
                            + ", the top "
                            + count
                            + ", "
                            + (which.matches("bottom|last|worst") ? "lowest" : "highest")
                            + " first"
                    : which + " " + count + " " + earlier.ordered(earlier.body);
        }
        return earlier.ordered(which + " " + count + " " + earlier.core());
    }

    private @Nullable String summed(Matcher turn) {
        var amount = Amounts.of(earlier.said, asked);
        if (amount == null) {
            return null;
        }
        var said =
                (turn.group("way") + " " + turn.group("named") + " " + turn.group("bare"))
                        .toLowerCase(Locale.ROOT);
        var function =
                said.matches(".*(?:average|mean|avg).*")
                        ? "average"
                        : said.contains("median")
                                ? "median"
                                : said.contains("minimum")
                                        ? "minimum"
                                        : said.contains("maximum") ? "maximum" : "total";
        return "What is the " + function + " " + amount + " of " + earlier.core();
    }

    private String theirs(String what) {
        return what.matches("(?i)" + AGGREGATE + " .*|(?:highest|lowest|number of) .*")
                ? "What is the " + what + " of " + earlier.core()
                : earlier.listed("with their " + what);
    }
}
