package dev.baton.run;

import dev.baton.agent.Work;
import dev.baton.plan.StepId;
import dev.baton.plan.StepOutcome;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What is under way in a leg: pieces of work on threads of their own that report back as signals.
 * Used by the leg's thread only; what comes too late is dropped here.
 */
final class Attempts {
    private final Signals signals;
    private final Told told;
    private final Map<StepId, Attempt> running = new LinkedHashMap<>();

    /** Who is told what comes of them, on the leg's thread. */
    interface Told {
        void ended(Attempt attempt, StepOutcome outcome);

        void timedOut(Attempt attempt);

        void progress(Attempt attempt, String text, double share);
    }

    Attempts(Signals signals, Told told) {
        this.signals = signals;
        this.told = told;
    }

    /** Lets a piece of work begin, and gives it up after so long. */
    void begin(Attempt attempt, Duration limit, Function<Work, StepOutcome> work) {
        running.put(attempt.step(), attempt);
        signals.after(
                limit,
                () -> {
                    if (leave(attempt)) {
                        attempt.cancellation().cancel();
                        told.timedOut(attempt);
                    }
                });
        Thread.ofVirtual()
                .inheritInheritableThreadLocals(false)
                .name("baton-" + attempt.run() + "-" + attempt.step())
                .start(() -> {
                    // Beans made on first use look classes up through the thread's loader.
                    Thread.currentThread().setContextClassLoader(Attempts.class.getClassLoader());
                    var outcome = attempt.outcome(work);
                    signals.add(() -> {
                        if (leave(attempt)) {
                            told.ended(attempt, outcome);
                        }
                    });
                });
    }

    /** How far an attempt is; called by its own thread. */
    void progress(Attempt attempt, String text, double share) {
        signals.add(() -> {
            if (running.get(attempt.step()) == attempt) {
                told.progress(attempt, text, share);
            }
        });
    }

    private boolean leave(Attempt attempt) {
        return running.remove(attempt.step(), attempt);
    }

    boolean none() {
        return running.isEmpty();
    }

    Collection<Attempt> all() {
        return List.copyOf(running.values());
    }

    /** Gives all of them up and returns them; nobody is told of them any more. */
    Collection<Attempt> cancel() {
        var given = all();
        running.clear();
        given.forEach(attempt -> attempt.cancellation().cancel());
        return given;
    }
}
