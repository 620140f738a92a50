package dev.baton.run;

import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import java.util.ArrayDeque;
import java.util.Optional;

/** Who may start now, who waits, and who is told to come back later. */
final class Admission {
    private final int capacity;
    private final int places;
    private final ArrayDeque<LegId> waiting = new ArrayDeque<>();
    private int active;
    private int promised;

    Admission(int capacity, int places) {
        this.capacity = capacity;
        this.places = places;
    }

    /** Keeps room for a new run, or throws cause busy before anything of it is written. */
    synchronized void promise() {
        if (active + waiting.size() + promised >= capacity + places) {
            throw ProblemException.of(
                    Cause.BUSY,
                    "The server is carrying out as many requests as it can.",
                    "Try again in a few seconds.");
        }
        promised++;
    }

    synchronized void breakPromise() {
        promised--;
    }

    /** True when the promised run may start now; else it has a place in the queue. */
    synchronized boolean enter(LegId leg) {
        promised--;
        if (active < capacity) {
            active++;
            return true;
        }
        waiting.add(leg);
        return false;
    }

    /** Counts a leg that DBOS started by itself. */
    synchronized void enterUnasked() {
        active++;
    }

    /** A leg is over; the next one that may start now, if one waits. */
    synchronized Optional<LegId> leave() {
        active--;
        if (active >= capacity || waiting.isEmpty()) {
            return Optional.empty();
        }
        active++;
        return Optional.of(waiting.remove());
    }

    synchronized int active() {
        return active;
    }

    synchronized int queued() {
        return waiting.size();
    }
}
