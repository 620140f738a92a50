package dev.baton.context;

import java.util.List;

/** The quality gate: a compression that lost something pinned is not used, whoever made it. */
public final class Gate {
    private Gate() {}

    /** What the gate says of a compression. */
    public sealed interface Verdict {
        record Passed() implements Verdict {}

        record Rejected(List<Pin> lost) implements Verdict {}
    }

    /** Holds a compression against the pins of what it was made from. */
    public static Verdict judge(List<Pin> pins, String compressed) {
        var lost = PinSet.lost(pins, compressed);
        return lost.isEmpty() ? new Verdict.Passed() : new Verdict.Rejected(lost);
    }

    static boolean passes(List<Pin> pins, String compressed) {
        return judge(pins, compressed) instanceof Verdict.Passed;
    }
}
