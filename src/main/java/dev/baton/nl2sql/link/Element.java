package dev.baton.nl2sql.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A name by which something of the schema may be called: weighted words, and words that come free.
 */
record Element(Target target, List<Part> parts, List<String> free, double trust) {
    private static final Set<String> COUNTING =
            Set.of(
                    "total", "tot", "ttl", "num", "number", "count", "cnt", "no", "nr", "nbr",
                    "avg", "average", "qty");

    /** A word of the name; {@code weight} says how much is lost when it goes unsaid. */
    record Part(String word, double weight) {}

    static Element table(Target target, List<String> words, double trust) {
        return new Element(
                target, words.stream().map(word -> new Part(word, 1)).toList(), List.of(), trust);
    }

    /** A table whose first word is its module's: that may go unsaid. */
    static Element prefixed(Target target, List<String> words) {
        var parts = words.stream().skip(1).map(word -> new Part(word, 1)).toList();
        return new Element(target, parts, words.subList(0, 1), 1);
    }

    /** A column by its words; what repeats its table, its unit or its type may go unsaid. */
    static Element column(
            Target target,
            List<String> words,
            List<String> tableWords,
            boolean flag,
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
            var word = words.get(i);
            double weight = 1;
            if (words.size() > 1) {
                if (flag && i == 0 && Set.of("is", "has", "was", "can", "flag").contains(word)) {
                    weight = 0.05;
                } else if (tableWords.contains(word)) {
                    weight = content || i < words.size() - 1 ? 0.15 : 1;
                } else if (content && i > 0 && Lexicon.unit(word)) {
                    weight = 0.15;
                } else if (content && COUNTING.contains(word)) {
                    weight = 0.3;
                } else if (Lexicon.stop(word)) {
                    weight = 0.2;
                } else if (content
                        && i == words.size() - 1
                        && Set.of("date", "time", "name", "code", "type").contains(word)) {
                    weight = word.equals("name") || word.equals("code") ? 0.5 : 0.4;
                }
            }
            parts.add(new Part(word, weight));
        }
        return new Element(target, parts, tableWords, trust);
    }

    /** How well the words fit the name: all of them must mean some part of it, else 0. */
    double fit(List<Token> words) {
        double[] best = new double[parts.size()];
        int free = 0;
        int named = 0;
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
                best[at] = Math.max(best[at], fit);
                named++;
            } else if (furtherWord(word, best)) {
                named++;
            } else if (this.free.stream()
                    .anyMatch(own -> Similarity.of(word.lower(), word.stem(), own) >= 0.88)) {
                free++;
            } else {
                return 0;
            }
        }
        if (named == 0) {
            return 0;
        }
        double got = 0;
        double all = 0;
        int head = head();
        for (int i = 0; i < best.length; i++) {
            got += best[i] * parts.get(i).weight();
            all += parts.get(i).weight();
        }
        if (best[head] == 0 && free == 0 && parts.get(head).weight() >= 0.5 && got / all < 0.6) {
            return 0;
        }
        double share = got / all;
        double strength = named(best);
        return trust
                * (best[head] > 0
                        ? Math.min(1, strength * (0.4 + 0.6 * share / strength))
                        : 0.9 * share);
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

    private static double named(double[] best) {
        double sum = 0;
        int count = 0;
        for (double each : best) {
            if (each > 0) {
                sum += each;
                count++;
            }
        }
        return sum / count;
    }

    private int head() {
        int head = parts.size() - 1;
        while (head > 0 && parts.get(head).weight() < 0.6) {
            head--;
        }
        return head;
    }
}
