package dev.baton.event;

import dev.baton.plan.RunId;
import dev.baton.plan.StepId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.jboss.logging.Logger;

/**
 * Wakes whoever listens to a run; listeners then read the {@link EventLog} after the last seq they
 * have seen. Wake-ups may repeat and may skip ahead, but the last one always comes.
 */
@ApplicationScoped
public class Feed {
    private static final Logger LOG = Logger.getLogger(Feed.class);

    private final Map<RunId, Topic> topics = new ConcurrentHashMap<>();
    private final List<BiConsumer<RunId, Long>> everyRun = new CopyOnWriteArrayList<>();
    private final List<Runnable> anywhere = new CopyOnWriteArrayList<>();

    /** Somebody who follows a run. Calls are short and never block: hand the work on. */
    public interface Listener {
        /** The log of the run now reaches at least to this seq. */
        void wake(RunId run, long seq);

        /** A piece of text as a model writes it; not stored, seen only on this replica. */
        default void token(RunId run, StepId step, String piece) {}
    }

    /** An interest in a run that can be given up. */
    @FunctionalInterface
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    private static final class Topic {
        private final List<Listener> listeners = new CopyOnWriteArrayList<>();
        private final AtomicLong told = new AtomicLong();
        private volatile boolean ended;
    }

    /** Follows a run, whichever replica carries it out, until the subscription is closed. */
    public Subscription listen(RunId run, Listener listener) {
        topics.compute(
                run,
                (_, topic) -> {
                    var found = topic == null ? new Topic() : topic;
                    found.listeners.add(listener);
                    return found;
                });
        return () ->
                topics.computeIfPresent(
                        run,
                        (_, topic) -> {
                            topic.listeners.remove(listener);
                            return topic.listeners.isEmpty() ? null : topic;
                        });
    }

    /** Follows the wake-ups of every run this replica carries out, to pass them on. */
    public Subscription listenToAll(BiConsumer<RunId, Long> listener) {
        everyRun.add(listener);
        return () -> everyRun.remove(listener);
    }

    /** Hears whenever any run has news, whichever replica carries it out; for live counts. */
    public Subscription listenAnywhere(Runnable listener) {
        anywhere.add(listener);
        return () -> anywhere.remove(listener);
    }

    /** Tells that the run's log was committed up to this seq here; {@code ended}: the last one. */
    public void written(RunId run, long seq, boolean ended) {
        heard(run, seq, ended);
        everyRun.forEach(listener -> safely(() -> listener.accept(run, seq)));
    }

    /** Passes on news that came from here or from another replica. */
    void heard(RunId run, long seq, boolean ended) {
        wake(run, seq, ended);
        anywhere.forEach(Feed::safely);
    }

    /** Passes a piece of a model's text on to this replica's listeners. */
    public void token(RunId run, StepId step, String piece) {
        var topic = topics.get(run);
        if (topic != null) {
            topic.listeners.forEach(listener -> safely(() -> listener.token(run, step, piece)));
        }
    }

    /** How many subscriptions there are. */
    public int listeners() {
        return topics.values().stream().mapToInt(topic -> topic.listeners.size()).sum();
    }

    /** Wakes who listens to the run; somebody looked, so it need not be news. */
    void wake(RunId run, long seq, boolean ended) {
        var topic = topics.get(run);
        if (topic == null) {
            return;
        }
        topic.ended |= ended;
        if (topic.told.getAndAccumulate(seq, Math::max) < seq) {
            topic.listeners.forEach(listener -> safely(() -> listener.wake(run, seq)));
        }
    }

    /** The runs somebody listens to that are not known to have ended, and how far each was told. */
    Map<RunId, Long> unfinished() {
        var open = new HashMap<RunId, Long>();
        topics.forEach((run, topic) -> {
            if (!topic.ended) {
                open.put(run, topic.told.get());
            }
        });
        return open;
    }

    private static void safely(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            LOG.warn("a listener failed; the others are told all the same", e);
        }
    }
}
