package dev.baton.reward;

import java.util.List;

/**
 * What the comparison with the golds found: how far it agrees, the F1 of rows, the number of the
 * gold it agrees with best (from 1, 0 when there is none), how many golds could be used, whether a
 * second data variant took part, and what is wrong with the others in words.
 */
public record Compared(
        Agreement agreement,
        double rowF1,
        int gold,
        int golds,
        int usable,
        boolean variant,
        List<String> faults) {
    /** Nothing right is known. */
    public static final Compared NOTHING =
            new Compared(Agreement.UNKNOWN, 0, 0, 0, 0, false, List.of());

    public Compared {
        faults = List.copyOf(faults);
    }
}
