package dev.baton.nl2sql.link;

import dev.baton.sql.ColumnType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A name by which something of the schema may be called: weighted words, and words that come free.
 * A loose name (a comment) is met by any of its words.
 */
record Element(
        Target target,
        List<Part> parts,
        List<String> free,
        double trust,
        boolean loose,
        boolean keyed) {
    private static final Set<String> KEYED =
            Set.of(
                    "id",
                    "ids",
                    "number",
                    "numbers",
                    "no",
                    "code",
                    "codes",
                    "key",
                    "keys",
                    "identifier",
                    "identifiers",
                    "nr");

    private static final Set<String> COUNTING =
            Set.of(
                    "total", "tot", "ttl", "num", "number", "count", "cnt", "no", "nr", "nbr",
                    "avg", "average", "qty");
    private static final Set<String> GENERIC =
            Set.of(
                    "rating",
                    "type",
                    "code",
                    "number",
                    "level",
                    "status",
                    "name",
                    "date",
                    "time",
                    "flag",
                    "value",
                    "category",
                    "amount",
                    "group",
                    "class",
                    "count",
                    "rate",
                    "description",
                    "percent",
                    "text",
                    "year");
    private static final Map<String, String> WHOLE =
            Map.ofEntries(
                    Map.entry("nm", "name"),
                    Map.entry("cd", "code"),
                    Map.entry("dt", "date"),
                    Map.entry("nbr", "number"),
                    Map.entry("no", "number"),
                    Map.entry("nr", "number"),
                    Map.entry("num", "number"),
                    Map.entry("typ", "type"),
                    Map.entry("tp", "type"),
                    Map.entry("flg", "flag"),
                    Map.entry("ts", "time"),
                    Map.entry("stat", "status"),
                    Map.entry("desc", "description"),
                    Map.entry("amt", "amount"),
                    Map.entry("pct", "percent"),
                    Map.entry("yr", "year"),
                    Map.entry("grp", "group"),
                    Map.entry("lvl", "level"));

    /** A word of the name; {@code weight} says how much is lost when it goes unsaid. */
    record Part(String word, double weight) {}

    /** The usual word for a customary short form at the end of a name. */
    static String whole(String word) {
        return WHOLE.getOrDefault(word, word);
    }

    static Element table(Target target, List<String> words, double trust) {
        return new Element(
                target,
                words.stream().map(word -> new Part(word, 1)).toList(),
                List.of(),
                trust,
                false,
                false);
    }

    /** The words of a comment. */
    static Element comment(Target target, List<String> words, List<String> tableWords) {
        return new Element(
                target,
                words.stream().map(word -> new Part(word, 1)).toList(),
                tableWords,
                0.86,
                true,
                false);
    }

    /** A table whose first word is its module's: that may go unsaid. */
    static Element prefixed(Target target, List<String> words) {
        var parts = words.stream().skip(1).map(word -> new Part(word, 1)).toList();
        return new Element(target, parts, words.subList(0, 1), 1, false, false);
    }

    /** A column by its words; what repeats its table, its unit or its type may go unsaid. */
    static Element column(
            Target target,
            List<String> words,
            List<String> tableWords,
            ColumnType type,
            boolean keyed,
            double trust) {
        var parts = new ArrayList<Part>();
        boolean content =
                words.stream()
                        .anyMatch(word ->
                                !Lexicon.unit(word)
                                        && !COUNTING.contains(word)
                                        && !NameWords.keyWord(word)
                                        && !tableWords.contains(word));
        for (int i = 0; i < words.size(); i++) {
            double weight =
                    words.size() == 1
                            ? 1
                            : weight(words, i, tableWords.contains(words.get(i)), content, type);
            parts.add(new Part(words.get(i), weight));
        }
        return new Element(target, parts, tableWords, trust, false, keyed);
    }

    private static double weight(
            List<String> words, int i, boolean ofTable, boolean content, ColumnType type) {
        var word = words.get(i);
        boolean last = i == words.size() - 1;
        if (type == ColumnType.BOOLEAN
                && (i == 0 && Set.of("is", "has", "was", "can", "flag").contains(word)
                        || last && Set.of("flg", "flag", "ind", "yn").contains(word))) {
            return 0.05;
        }
        if (ofTable) {
            return content || !last ? 0.15 : 1;
        }
        if (content && i > 0 && Lexicon.unit(word)) {
            return 0.15;
        }
        if (content
                && last
                && type.numeric()
                && word.length() <= 3
                && Lexicon.longForms(word).isEmpty()) {
            return 0.15;
        }
        if (content && COUNTING.contains(word)) {
            return 0.3;
        }
        if (Lexicon.stop(word)) {
            return 0.2;
        }
        return content && last && GENERIC.contains(whole(word)) ? 0.45 : 1;
    }

    /** How well the words fit the name: all of them must mean some part of it, else 0. */
    double fit(List<Token> words, boolean joined) {
        if (keyed
                && words.stream()
                        .noneMatch(word ->
                                KEYED.contains(word.lower())
                                        || word.lower().contains("_")
                                        || word.lower().equals(parts.getLast().word()))) {
            return 0;
        }
        double[] best = new double[parts.size()];
        int named = 0;
        boolean freeLast = false;
        for (var word : words) {
            int at = -1;
            double fit = 0;
            for (int i = 0; i < best.length; i++) {
                double here = Similarity.of(word.lower(), word.stem(), parts.get(i).word());
                if (here > fit && best[i] < here) {
                    fit = here;
                    at = i;
                }
            }
            if (at >= 0) {
                best[at] = fit;
                named++;
                freeLast = false;
            } else if (furtherWord(word, best)) {
                named++;
            } else if (free.stream()
                    .anyMatch(own -> Similarity.of(word.lower(), word.stem(), own) >= 0.88)) {
                freeLast = true;
            } else {
                return 0;
            }
        }
        if (named == 0 || freeLast && !joined) {
            return 0;
        }
        return loose ? loosely(best) : trust * strictly(best);
    }

    /** "purchase order" for "po": a short form of several words is named by each of them. */
    private boolean furtherWord(Token word, double[] best) {
        for (int i = 0; i < best.length; i++) {
            if (best[i] > 0 && Lexicon.longForms(parts.get(i).word()).contains(word.stem())) {
                return true;
            }
        }
        return false;
    }

    private double loosely(double[] best) {
        double strongest = 0;
        int count = 0;
        for (double each : best) {
            if (each >= 0.7) {
                strongest += each;
                count++;
            }
        }
        return count == 0 ? 0 : strongest / count * (0.55 + 0.3 * count / Math.max(2, best.length));
    }

    private double strictly(double[] best) {
        double got = 0;
        double all = 0;
        double strength = 0;
        int count = 0;
        for (int i = 0; i < best.length; i++) {
            got += best[i] * parts.get(i).weight();
            all += parts.get(i).weight();
            if (best[i] > 0) {
                strength += best[i];
                count++;
            }
        }
        strength /= count;
        double share = got / all;
        int head = head();
        boolean last = best[best.length - 1] > 0 && parts.getLast().weight() >= 0.4;
        if (best[head] > 0 || last) {
            return Math.min(1, strength * (0.4 + 0.6 * share / strength));
        }
        return share < 0.45 ? 0 : 0.55 * strength;
    }

    private int head() {
        int head = parts.size() - 1;
        while (head > 0 && parts.get(head).weight() < 0.6) {
            head--;
        }
        return head;
    }
}
