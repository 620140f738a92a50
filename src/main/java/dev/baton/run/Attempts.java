package dev.baton.run;

import dev.baton.agent.Work;
import dev.baton.event.Event;
import dev.baton.plan.StepId;
import dev.baton.plan.StepOutcome;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What is under way in a leg: pieces of work on threads of their own that report back as signals.
 * Used by the leg's thread only; what comes too late is dropped here.
 */
final class Attempts {
    private final Signals signals;
    private final Lease lease;
    private volatile boolean disowned;
    private final Map<StepId, Running> running = new LinkedHashMap<>();

    /** Who is told what comes of them, on the leg's thread. */
    interface Told {
        void ended(Attempt attempt, StepOutcome outcome);

        default void tells(Attempt attempt, Event event) {}
    }

    private record Running(Attempt attempt, Told told) {}

    Attempts(Signals signals, Lease lease) {
        this.signals = signals;
        this.lease = lease;
    }

    /** Lets a piece of work begin, and gives it up after so long. */
    void begin(Attempt attempt, Duration limit, Told told, Function<Work, StepOutcome> work) {
        var mine = new Running(attempt, told);
        running.put(attempt.step(), mine);
        signals.after(limit, () -> giveUp(mine));
        Thread.ofVirtual()
                .inheritInheritableThreadLocals(false)
                .name("baton-" + attempt.run() + "-" + attempt.step())
                .start(() -> {
                    // Beans made on first use look classes up through the thread's loader.
                    Thread.currentThread().setContextClassLoader(Attempts.class.getClassLoader());
                    lease.await(attempt.cancellation());
                    if (disowned) {
                        return;
                    }
                    var outcome = attempt.outcome(work);
                    signals.add(() -> end(mine, outcome));
                });
    }

    private void giveUp(Running late) {
        if (running.remove(late.attempt().step(), late)) {
            late.attempt().cancellation().cancel();
            var problem = Reasons.slow(late.attempt().go().step());
            late.told().ended(late.attempt(), new StepOutcome.Failed(problem));
        }
    }

    private void end(Running ended, StepOutcome outcome) {
        if (running.remove(ended.attempt().step(), ended)) {
            ended.told().ended(ended.attempt(), outcome);
        }
    }

    /** What an attempt tells on its way; called by its own thread. */
    void tells(Attempt attempt, Event event) {
        signals.add(() -> {
            var found = running.get(attempt.step());
            if (found != null && found.attempt() == attempt) {
                found.told().tells(attempt, event);
            }
        });
    }

    boolean running(StepId step) {
        return running.containsKey(step);
    }

    Optional<Attempt> first() {
        return running.values().stream().map(Running::attempt).findFirst();
    }

    boolean none() {
        return running.isEmpty();
    }

    /** Gives up all but these and returns them; nobody is told of them any more. */
    Collection<Attempt> cancel(Predicate<Attempt> spared) {
        var given =
                running.values().stream().map(Running::attempt).filter(spared.negate()).toList();
        given.forEach(attempt -> running.remove(attempt.step()));
        given.forEach(attempt -> attempt.cancellation().cancel());
        return given;
    }

    /** Asks those under way to come to an end; what they say then is heard. */
    void hurry() {
        running.values().forEach(each -> each.attempt().cancellation().cancel());
    }

    /** Nothing begins here any more: another process has the run. Called by any thread. */
    void disown() {
        disowned = true;
    }

    /** Lets go of all of them: whoever goes on with the run goes on with what they have begun. */
    void abandon() {
        var given = running.values().stream().map(Running::attempt).toList();
        running.clear();
        given.forEach(Attempt::abandon);
    }
}
