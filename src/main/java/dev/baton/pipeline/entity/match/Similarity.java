package dev.baton.pipeline.entity.match;

/** How alike two words are, 0 to 1. */
final class Similarity {
    private static final int PREFIX = 4;

    private Similarity() {}

    /**
     * Jaro's similarity with Winkler's bonus for a common beginning of up to four letters (W. E.
     * Winkler, String Comparator Metrics and Enhanced Decision Rules in the Fellegi-Sunter Model of
     * Record Linkage, 1990).
     */
    static double jaroWinkler(String left, String right) {
        if (left.compareTo(right) > 0) {
            return jaroWinkler(right, left); // Jaro's pairing depends on who comes first.
        }
        double jaro = jaro(left, right);
        int prefix = 0;
        while (prefix < Math.min(PREFIX, Math.min(left.length(), right.length()))
                && left.charAt(prefix) == right.charAt(prefix)) {
            prefix++;
        }
        return jaro + 0.1 * prefix * (1 - jaro);
    }

    private static double jaro(String left, String right) {
        if (left.equals(right)) {
            return left.isEmpty() ? 0 : 1;
        }
        int window = Math.max(0, Math.max(left.length(), right.length()) / 2 - 1);
        var takenLeft = new boolean[left.length()];
        var takenRight = new boolean[right.length()];
        int common = 0;
        for (int i = 0; i < left.length(); i++) {
            for (int j = Math.max(0, i - window);
                    j < Math.min(right.length(), i + window + 1);
                    j++) {
                if (!takenRight[j] && left.charAt(i) == right.charAt(j)) {
                    takenLeft[i] = true;
                    takenRight[j] = true;
                    common++;
                    break;
                }
            }
        }
        return common == 0
                ? 0
                : ((double) common / left.length()
                                + (double) common / right.length()
                                + (common - swapped(left, right, takenLeft, takenRight) / 2.0)
                                        / common)
                        / 3;
    }

    private static int swapped(
            String left, String right, boolean[] takenLeft, boolean[] takenRight) {
        int swapped = 0;
        int j = 0;
        for (int i = 0; i < left.length(); i++) {
            if (takenLeft[i]) {
                while (!takenRight[j]) {
                    j++;
                }
                swapped += left.charAt(i) == right.charAt(j++) ? 0 : 1;
            }
        }
        return swapped;
    }

    /** True when one letter was changed, added, left out, or changed places with its neighbour. */
    static boolean oneSlip(String left, String right) {
        if (left.length() > right.length()) {
            return oneSlip(right, left);
        }
        if (right.length() - left.length() > 1 || left.equals(right)) {
            return false;
        }
        int at = 0;
        while (at < left.length() && left.charAt(at) == right.charAt(at)) {
            at++;
        }
        if (left.length() < right.length()) {
            return left.substring(at).equals(right.substring(at + 1));
        }
        boolean changed = left.substring(at + 1).equals(right.substring(at + 1));
        return changed
                || (at + 1 < left.length()
                        && left.charAt(at) == right.charAt(at + 1)
                        && left.charAt(at + 1) == right.charAt(at)
                        && left.substring(at + 2).equals(right.substring(at + 2)));
    }
}
