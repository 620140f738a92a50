package dev.baton.api.chat;

import dev.baton.event.EventLog;
import dev.baton.event.LoggedEvent;
import dev.baton.plan.RunId;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** How far one socket has read each run it follows; reads on from there, a batch at a time. */
final class Follower {
    private static final int BATCH = 64;
    private final EventLog log;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<RunId, Place> places = new LinkedHashMap<>();

    Follower(EventLog log) {
        this.log = log;
    }

    private static final class Place {
        private final ArrayDeque<LoggedEvent> batch = new ArrayDeque<>();
        private long read;
        private boolean news = true;

        Place(long read) {
            this.read = read;
        }
    }

    /** Follows a run from after that seq on; false when it is followed already. */
    boolean follow(RunId run, long after) {
        lock.lock();
        try {
            return places.putIfAbsent(run, new Place(after)) == null;
        } finally {
            lock.unlock();
        }
    }

    void forget(RunId run) {
        lock.lock();
        try {
            places.remove(run);
        } finally {
            lock.unlock();
        }
    }

    int count() {
        lock.lock();
        try {
            return places.size();
        } finally {
            lock.unlock();
        }
    }

    /** Notes that a run has news. */
    void news(RunId run) {
        lock.lock();
        try {
            var place = places.get(run);
            if (place != null) {
                place.news = true;
            }
        } finally {
            lock.unlock();
        }
    }

    /** The last seq read of each run. */
    Map<RunId, Long> read() {
        lock.lock();
        try {
            var read = new LinkedHashMap<RunId, Long>();
            places.forEach((run, place) -> read.put(run, place.read));
            return read;
        } finally {
            lock.unlock();
        }
    }

    /** The next event of any run followed; empty when all are read. One thread at a time. */
    Optional<LoggedEvent> next() {
        for (var place = pick(); place.isPresent(); place = pick()) {
            var run = place.get().getKey();
            var at = place.get().getValue();
            if (at.batch.isEmpty()) {
                at.batch.addAll(log.after(run, at.read, BATCH));
            }
            var event = at.batch.poll();
            if (event != null) {
                lock.lock();
                try {
                    at.news = true;
                    at.read = event.seq();
                } finally {
                    lock.unlock();
                }
                return Optional.of(event);
            }
        }
        return Optional.empty();
    }

    /** A run that may have news; asking again before any came leaves it out. */
    private Optional<Map.Entry<RunId, Place>> pick() {
        lock.lock();
        try {
            for (var place : places.entrySet()) {
                if (place.getValue().news) {
                    place.getValue().news = false;
                    return Optional.of(Map.entry(place.getKey(), place.getValue()));
                }
            }
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }
}
