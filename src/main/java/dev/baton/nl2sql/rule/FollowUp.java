package dev.baton.nl2sql.rule;

import dev.baton.nl2sql.Asked;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rewrites what only makes sense after the question before it into one that stands alone. */
final class FollowUp {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE;
    private static final Pattern LEAD =
            Pattern.compile(
                    "^(?:(?:ok(?:ay)?|and|but|now|then|so|also|or|please|well|thanks?|thank you|great|good|hmm?|sorry|no|yes|nice|perfect|next)(?:[,!.]+ *| +)(?=\\S))+",
                    FLAGS);
    private static final Pattern POLITE =
            Pattern.compile(
                    "^(?:(?:can|could|would|will) you (?:please )?(?:also )?|(?:i(?:'d| would) like|i want|i need)(?: to see| you to)? |let'?s )(?:now |just |only )?",
                    FLAGS);
    private static final Pattern POINTING =
            Pattern.compile(
                    "\\b(?:of )?(?:them|those|these|they|it|that|this|ones?|their|its)\\b", FLAGS);
    private static final Pattern JOINED =
            Pattern.compile("(?:\\band\\b|,|\\bwith\\b|\\bwho\\b|\\bthat\\b|\\bor\\b)", FLAGS);

    /** "how many reefers do we have" names what it counts. */
    private static final Pattern OWN =
            Pattern.compile("how many \\p{L}+ (?:do|did|have) (?:i|we)\\b.*", FLAGS);

    private FollowUp() {}

    /** The question as it would have been asked with nothing before it. */
    static String standalone(Asked asked) {
        var before = asked.before();
        if (before == null) {
            return asked.question();
        }
        var text = plain(asked.question());
        boolean joined = LEAD.matcher(text).find();
        text = bare(text);
        if (text.isEmpty()) {
            return asked.question();
        }
        var earlier = Earlier.of(before.question(), asked);
        text = pointed(text, earlier, asked);
        if (!leans(text, joined, asked)) {
            return asked.question();
        }
        var rewritten = Turns.of(text, joined, earlier, asked);
        return rewritten == null ? asked.question() : tidy(rewritten);
    }

    /** What is missing when a question points to one before it and there is none; else null. */
    static @Nullable String missing(Asked asked) {
        if (asked.before() != null) {
            return null;
        }
        var text = plain(asked.question());
        text = bare(text);
        return Turns.pointsBack(text) && !subject(text, asked)
                ? "This seems to go on from an earlier question, but none has been answered in this"
                        + " conversation: say what it is about."
                : null;
    }

    private static boolean subject(String text, Asked asked) {
        var said = Said.of(text, asked);
        return said.ownSubject()
                || said.mentions().size() > 2
                || !said.mentions().isEmpty() && OWN.matcher(text).matches();
    }

    private static String plain(String question) {
        return question.strip()
                .replace('’', '\'')
                .replaceAll("\\s+", " ")
                .replaceAll("[\\s.?!]+$", "")
                .replaceAll("(?i),? please$", "");
    }

    private static String bare(String text) {
        return POLITE.matcher(LEAD.matcher(text).replaceFirst("")).replaceFirst("").strip();
    }

    /** "of those projects" after a question about projects is "of them". */
    private static String pointed(String text, Earlier earlier, Asked asked) {
        int subject = earlier.said.firstTable();
        if (subject < 0) {
            return text;
        }
        var table = earlier.said.mentions().get(subject).best().target().table();
        var said = Said.of(text, asked);
        for (var mention : said.mentions()) {
            if (Said.isTable(mention)
                    && mention.best().target().table().equals(table)
                    && said.before(mention.from()).matches("these|those|that|this")) {
                return said.with(mention.from() - 1, mention.to(), "them");
            }
        }
        return text;
    }

    /** True when the text needs the question before it; a complete question does not. */
    private static boolean leans(String text, boolean joined, Asked asked) {
        var said = Said.of(text, asked);
        if (!said.ownSubject()) {
            return true;
        }
        if (Turns.pointsBack(text)) {
            return true;
        }
        var pointing = POINTING.matcher(text);
        while (pointing.find()) {
            var word = pointing.group().toLowerCase(java.util.Locale.ROOT);
            var ahead = text.substring(0, pointing.start());
            boolean subject = !ahead.isBlank() && Said.of(ahead, asked).ownSubject();
            if (word.matches("(?:of )?(?:them|those|these)|they")
                    && !nounFollows(said, text, pointing.end())
                    && !(subject && JOINED.matcher(ahead).find())) {
                return true;
            }
            if (word.matches("their|its") && !subject) {
                return true;
            }
        }
        return joined && Turns.fragment(text);
    }

    private static boolean nounFollows(Said said, String text, int end) {
        for (var mention : said.mentions()) {
            var place = said.place(mention.from(), mention.to());
            if (place != null && place[0] >= end && text.substring(end, place[0]).isBlank()) {
                return Said.isTable(mention);
            }
        }
        return false;
    }

    private static String tidy(String text) {
        var one = text.strip().replaceAll("\\s+", " ").replaceAll(" ([,?])", "$1");
        one = Character.toUpperCase(one.charAt(0)) + one.substring(1);
        return one.matches("(?i)(?:who|what|which|how|when|where)\\b.*[^?]") ? one + "?" : one;
    }
}
