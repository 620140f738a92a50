package dev.baton.api.chat;

import java.util.ArrayDeque;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be sent to one socket: a bounded queue of control messages and a note that a run
 * has news. The news themselves stay in the log until the reader takes them, so a slow reader costs
 * no memory. One virtual thread at a time empties it, and none while it is empty.
 */
final class Outbox {
    private static final int MOST = 256;
    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<String> control = new ArrayDeque<>();
    private final Supplier<@Nullable String> news;
    private final java.util.function.Predicate<String> send;
    private boolean draining;
    private boolean fresh;
    private boolean closed;

    /**
     * {@code news} gives the next event to send, or null when there is none; {@code send} returns
     * false when the socket is gone.
     */
    Outbox(Supplier<@Nullable String> news, java.util.function.Predicate<String> send) {
        this.news = news;
        this.send = send;
    }

    /** Queues a message; false when the queue is full or closed. */
    boolean offer(String message) {
        lock.lock();
        try {
            if (closed || control.size() >= MOST) {
                return false;
            }
            control.add(message);
            start();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Notes that there may be news. */
    void wake() {
        lock.lock();
        try {
            fresh = true;
            start();
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            control.clear();
        } finally {
            lock.unlock();
        }
    }

    private void start() {
        if (!draining && !closed) {
            draining = true;
            Thread.startVirtualThread(this::drain);
        }
    }

    private void drain() {
        try {
            for (var message = next(); message != null; message = next()) {
                if (!send.test(message)) {
                    close();
                }
            }
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    /** The next message: control before news; null, and no longer draining, when there is none. */
    private @Nullable String next() {
        while (true) {
            lock.lock();
            try {
                if (closed) {
                    draining = false;
                    return null;
                }
                var message = control.poll();
                if (message != null) {
                    return message;
                }
                if (!fresh) {
                    draining = false;
                    return null;
                }
                fresh = false;
            } finally {
                lock.unlock();
            }
            var event = news.get();
            if (event != null) {
                lock.lock();
                try {
                    fresh = true;
                } finally {
                    lock.unlock();
                }
                return event;
            }
        }
    }
}
