package dev.baton.pipeline.entity.match;

import java.util.List;

/**
 * How alike two names are as sets of words, in which rare words count more than common ones and
 * words that are nearly the same count nearly as much (after W. Cohen, P. Ravikumar and S.
 * Fienberg, A Comparison of String Distance Metrics for Name-Matching Tasks, 2003: soft TF-IDF).
 */
final class NameSimilarity {
    private static final double NEAR = 0.88;
    private static final int SHORTENED = 4;
    private static final double WRITTEN_SHORT = 0.9;
    private static final double ONE_SLIP = 0.85;
    private static final double TOGETHER = 0.95;
    private static final double ABBREVIATED = 0.75;
    private static final double NUMBERED = 0.7;

    private final Rarity rarity;

    NameSimilarity(Rarity rarity) {
        this.rarity = rarity;
    }

    /** {@code share} is 0 to 1; {@code told} is how much the words in common tell. */
    record Alike(double share, double told) {}

    Alike of(Profile.Name left, Profile.Name right) {
        var one = left.words();
        var other = right.words();
        double weightOne = weight(one);
        double weightOther = weight(other);
        double common = common(one, other);
        double all = weightOne + weightOther;
        double share = all == 0 ? 0 : common / all;
        double told = common / 2;
        // Sun Biz and Sunbiz have no word in common and are nearly the same.
        double together =
                share < TOGETHER && mayBeAlike(left.joined(), right.joined())
                        ? Similarity.jaroWinkler(left.joined(), right.joined())
                        : 0;
        if (together >= TOGETHER) {
            share = together;
            told = Math.max(told, Math.min(weightOne, weightOther));
        }
        if (share < ABBREVIATED && (initials(left, right) || initials(right, left))) {
            return new Alike(ABBREVIATED, Math.min(weightOne, weightOther));
        }
        return numbersDiffer(one, other)
                ? new Alike(Math.min(share, NUMBERED), told)
                : new Alike(share, told);
    }

    private double weight(List<String> words) {
        double sum = 0;
        for (var word : words) {
            sum += rarity.of(word);
        }
        return sum;
    }

    /** What the words of each side that have a partner on the other weigh, both together. */
    private double common(List<String> one, List<String> other) {
        var best = new double[other.size()];
        double sum = 0;
        for (var word : one) {
            double most = 0;
            for (int i = 0; i < best.length; i++) {
                double alike = alike(word, other.get(i));
                most = Math.max(most, alike);
                best[i] = Math.max(best[i], alike);
            }
            sum += most * rarity.of(word);
        }
        double back = 0;
        for (int i = 0; i < best.length; i++) {
            back += best[i] * rarity.of(other.get(i));
        }
        return sum + back;
    }

    static double alike(String word, String other) {
        if (word.equals(other)) {
            return 1;
        }
        if (Math.min(word.length(), other.length()) < 3
                || !mayBeAlike(word, other)
                || hasDigit(word)
                || hasDigit(other)) {
            return 0;
        }
        double near = Similarity.jaroWinkler(word, other);
        if (near >= NEAR) {
            return near;
        }
        boolean shortened =
                Math.min(word.length(), other.length()) >= SHORTENED
                        && (word.startsWith(other) || other.startsWith(word));
        if (shortened) {
            return WRITTEN_SHORT;
        }
        return Math.min(word.length(), other.length()) >= SHORTENED
                        && Similarity.oneSlip(word, other)
                ? ONE_SLIP
                : 0;
    }

    /**
     * False when too many letters of one stand nowhere in the other: cheaper than finding out how
     * alike they are, and true for most words. A beginning of the other has all its letters there.
     */
    private static boolean mayBeAlike(String one, String other) {
        int letters = letters(one);
        int others = letters(other);
        int alone =
                Math.min(Integer.bitCount(letters & ~others), Integer.bitCount(others & ~letters));
        return alone <= 1 + Math.min(one.length(), other.length()) / 5;
    }

    private static int letters(String word) {
        int letters = 0;
        for (int i = 0; i < word.length(); i++) {
            letters |= 1 << (word.charAt(i) & 31);
        }
        return letters;
    }

    /** Names with numbers, such as shop 12 and shop 13, are told apart by them. */
    private static boolean numbersDiffer(List<String> one, List<String> other) {
        return one.stream().anyMatch(word -> hasDigit(word) && !other.contains(word))
                || other.stream().anyMatch(word -> hasDigit(word) && !one.contains(word));
    }

    private static boolean hasDigit(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (Character.isDigit(word.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** One is the first letters of the other's words. */
    private static boolean initials(Profile.Name letters, Profile.Name words) {
        return letters.words().size() == 1
                && words.initials().length() >= 3
                && letters.joined().equals(words.initials());
    }
}
