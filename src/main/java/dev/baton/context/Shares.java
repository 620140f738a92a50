package dev.baton.context;

import java.util.Arrays;
import java.util.List;

/**
 * Divides a budget among parts: each has its least, the rest goes evenly to those that want more.
 */
final class Shares {
    private Shares() {}

    /** What each part tells when together they may take that many tokens. */
    static List<Told> told(List<? extends Part> parts, int budget) {
        var most = parts.stream().map(part -> part.told(budget)).toList();
        if (sum(most) <= budget) {
            return most;
        }
        var least = parts.stream().map(part -> part.told(0)).toList();
        int[] shares =
                divide(
                        least.stream().mapToInt(Told::tokens).toArray(),
                        most.stream().mapToInt(Told::tokens).toArray(),
                        budget);
        var told = new Told[shares.length];
        for (int i = 0; i < told.length; i++) {
            told[i] =
                    shares[i] <= least.get(i).tokens()
                            ? least.get(i)
                            : parts.get(i).told(shares[i]);
        }
        return List.of(told);
    }

    /** Max-min fair: nobody gets more than it wants, and less only when all others get no more. */
    static int[] divide(int[] least, int[] most, int budget) {
        int[] shares = least.clone();
        int rest = budget - Arrays.stream(least).sum();
        while (rest > 0) {
            int open = 0;
            for (int i = 0; i < shares.length; i++) {
                open += shares[i] < most[i] ? 1 : 0;
            }
            if (open == 0) {
                break;
            }
            int each = Math.max(1, rest / open);
            for (int i = 0; i < shares.length && rest > 0; i++) {
                int more = Math.clamp(most[i] - shares[i], 0, Math.min(each, rest));
                shares[i] += more;
                rest -= more;
            }
        }
        return shares;
    }

    private static int sum(List<Told> told) {
        return told.stream().mapToInt(Told::tokens).sum();
    }
}
