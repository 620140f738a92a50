package dev.baton.plan;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Tells work that nobody wants its result any more: asked by the work, or told by a callback. */
public final class Cancellation {
    private final Set<Runnable> listeners = ConcurrentHashMap.newKeySet();
    private volatile boolean cancelled;

    public boolean cancelled() {
        return cancelled;
    }

    /** Cancels once; every listener runs, each at most once. */
    public void cancel() {
        cancelled = true;
        for (var listener : listeners) {
            if (listeners.remove(listener)) {
                listener.run();
            }
        }
    }

    /** Calls the listener on cancel, at once when that has happened; close to stop listening. */
    public Listening onCancel(Runnable listener) {
        listeners.add(listener);
        if (cancelled && listeners.remove(listener)) {
            listener.run();
        }
        return () -> listeners.remove(listener);
    }

    /** Throws a {@link ProblemException} of cause {@link Cause#CANCELLED} when cancelled. */
    public void check() {
        if (cancelled) {
            throw ProblemException.of(Cause.CANCELLED, "The request was cancelled.");
        }
    }

    /** An interest in a cancellation that can be given up. */
    @FunctionalInterface
    public interface Listening extends AutoCloseable {
        @Override
        void close();
    }
}
