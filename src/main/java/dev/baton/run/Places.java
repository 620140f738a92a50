package dev.baton.run;

import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import java.time.Duration;

/** Who may start now, who waits in the shared queue, and who is told to come back later. */
final class Places {
    /** Where runs come in all the time, a count that is not sure is better than an old one. */
    private static final int UNSURE_COUNTS = 10;

    private final int capacity;
    private final int queue;
    private int active;
    private int queued;
    private long sent;
    private long arrived;
    private int unsureCounts;

    /** What a new run gets. */
    enum Place {
        NOW,
        QUEUE
    }

    Places(int capacity, int queue) {
        this.capacity = capacity;
        this.queue = queue;
    }

    /**
     * A place for a new run, taken at once; throws cause busy before anything of it is written.
     * Nobody overtakes those who wait.
     */
    synchronized Place take() {
        if (active < capacity && queued == 0) {
            active++;
            return Place.NOW;
        }
        if (queued >= queue) {
            throw ProblemException.of(
                    Cause.BUSY,
                    "The server is carrying out as many requests as it can.",
                    "Try again in a few seconds.");
        }
        queued++;
        sent++;
        return Place.QUEUE;
    }

    /** Gives a place back for which there was no run after all. */
    synchronized void giveBack(Place place) {
        switch (place) {
            case NOW -> leave();
            case QUEUE -> {
                queued--;
                sent--;
            }
        }
    }

    /** Counts a leg that has no place of its own: one taken over, or a child of another run. */
    synchronized void enterUnasked() {
        active++;
    }

    synchronized void leave() {
        active--;
        if (active == 0) {
            notifyAll();
        }
    }

    /** Waits until nothing is carried out here, at most so long; false when something still is. */
    synchronized boolean awaitNone(Duration patience) throws InterruptedException {
        var end = System.nanoTime() + patience.toNanos();
        for (var left = patience.toMillis(); active > 0 && left > 0; ) {
            wait(left);
            left = Duration.ofNanos(end - System.nanoTime()).toMillis();
        }
        return active == 0;
    }

    /** How many may come in from the queue; none when none waits, as far as is known here. */
    synchronized int free() {
        return queued == 0 ? 0 : Math.max(0, capacity - active);
    }

    /** These many came in from the queue. */
    synchronized void enter(int runs) {
        active += runs;
        queued = Math.max(0, queued - runs);
    }

    /** A run that got a place in the queue stands there. */
    synchronized void arrived() {
        arrived++;
    }

    /** How many ever arrived in the queue from here: those that a count begun now must see. */
    synchronized long everArrived() {
        return arrived;
    }

    /**
     * The queue was counted in the database, whoever put the runs there. False, and of no effect,
     * while some are on their way or arrived meanwhile: the count may have them or not, and callers
     * would be refused though there is room. After some such counts those on their way are added.
     */
    synchronized boolean waiting(int runs, long arrivedBefore) {
        var unsure = arrived != arrivedBefore || sent != arrived && unsureCounts < UNSURE_COUNTS;
        unsureCounts = unsure ? unsureCounts + 1 : 0;
        if (unsure) {
            return false;
        }
        queued = (int) (runs + sent - arrived);
        return true;
    }

    synchronized int active() {
        return active;
    }

    synchronized int queued() {
        return queued;
    }
}
