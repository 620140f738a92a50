package dev.baton.api.limit;

import jakarta.inject.Singleton;

/**
 * How many large bodies are in memory at a time: one always may, others while all together take no
 * more than a quarter of the heap.
 */
@Singleton
class LargeBodies {
    private final long most;
    private long taken;

    LargeBodies() {
        this(Runtime.getRuntime().maxMemory() / 4);
    }

    LargeBodies(long most) {
        this.most = most;
    }

    /** Makes room for so many bytes, which must be given back; false when there is none now. */
    synchronized boolean take(long bytes) {
        if (taken > 0 && taken + bytes > most) {
            return false;
        }
        taken += bytes;
        return true;
    }

    synchronized void giveBack(long bytes) {
        taken -= bytes;
    }
}
