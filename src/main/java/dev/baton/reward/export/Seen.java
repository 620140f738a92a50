package dev.baton.reward.export;

/** Which 64-bit digests came before: sixteen bytes for each, however long the texts are. */
final class Seen {
    private long[] slots = new long[1024];
    private int used;

    /** False when it came before. */
    boolean add(long digest) {
        // 0 is an empty slot.
        long value = digest == 0 ? 1 : digest;
        if (2 * used >= slots.length) {
            grow();
        }
        if (!put(slots, value)) {
            return false;
        }
        used++;
        return true;
    }

    private void grow() {
        var larger = new long[2 * slots.length];
        for (long value : slots) {
            if (value != 0) {
                put(larger, value);
            }
        }
        slots = larger;
    }

    private static boolean put(long[] into, long value) {
        int at = (int) value & (into.length - 1);
        while (into[at] != 0) {
            if (into[at] == value) {
                return false;
            }
            at = (at + 1) & (into.length - 1);
        }
        into[at] = value;
        return true;
    }
}
