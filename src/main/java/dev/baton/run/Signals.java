package dev.baton.run;

import java.time.Duration;
import java.util.PriorityQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What a leg has to react to, told by any thread, and its alarms, which it alone sets. */
final class Signals {
    private final LinkedBlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
    private final PriorityQueue<Alarm> alarms = new PriorityQueue<>();

    private record Alarm(long at, Runnable call) implements Comparable<Alarm> {
        @Override
        public int compareTo(Alarm other) {
            return Long.signum(at - other.at);
        }
    }

    void add(Runnable signal) {
        queue.add(signal);
    }

    void after(Duration time, Runnable call) {
        alarms.add(new Alarm(System.nanoTime() + time.toNanos(), call));
    }

    /** The next signal, or the next alarm when it is time for it. */
    Runnable next() {
        try {
            while (true) {
                var alarm = alarms.peek();
                if (alarm == null) {
                    return queue.take();
                }
                var wait = alarm.at() - System.nanoTime();
                var signal = wait > 0 ? queue.poll(wait, TimeUnit.NANOSECONDS) : queue.poll();
                if (signal != null) {
                    return signal;
                }
                if (alarm.at() - System.nanoTime() <= 0) {
                    alarms.remove(alarm);
                    return alarm.call();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the leg was interrupted", e);
        }
    }
}
