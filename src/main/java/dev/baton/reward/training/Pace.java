package dev.baton.reward.training;

import dev.baton.agent.Work;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps count while answers come in, tells how far the run is, and says when no more shall begin.
 * Used by many threads.
 */
final class Pace {
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final TrainingRun run;
    private final TrainingRuns runs;
    private final Work work;
    private final Clock clock;
    private final int pauses;
    private Duration active;
    private Instant noted;
    private Instant looked;
    private long tokens;
    private long costMicros;
    private int done;
    private boolean resting;
    private @Nullable String spent;

    Pace(TrainingRun run, Results.Taken taken, TrainingRuns runs, Work work, Clock clock) {
        this.run = run;
        this.runs = runs;
        this.work = work;
        this.clock = clock;
        this.pauses = run.pauses();
        this.active = run.active();
        this.noted = clock.instant();
        this.looked = noted;
        this.tokens = taken.tokens();
        this.costMicros = taken.costMicros();
        this.done = taken.answers();
    }

    /** An answer is recorded. */
    synchronized void recorded(Result result) {
        done++;
        tokens += result.made().tokens();
        costMicros += result.made().costMicros() == null ? 0 : result.made().costMicros();
        var advance = new Advance(done, run.answers(), active.plus(since()));
        work.progress(advance.text(), Math.min(0.999, advance.share()));
        if (since().compareTo(LOOK) >= 0) {
            note();
        }
    }

    /** Whether no more answers shall begin: cancelled, to rest, or the budget is spent. */
    synchronized boolean over() {
        if (work.cancellation().cancelled() || resting || spent != null) {
            return true;
        }
        var taken = new Budget.Taken(tokens, costMicros, active.plus(since()));
        spent = run.settings().budget().spent(taken).orElse(null);
        var now = clock.instant();
        if (Duration.between(looked, now).compareTo(LOOK) >= 0) {
            looked = now;
            resting = runs.pauses(run.id()) != pauses;
        }
        return resting || spent != null;
    }

    /** Which limit was reached, in words. */
    synchronized Optional<String> spent() {
        return Optional.ofNullable(spent);
    }

    /** Adds the time since it was last done to what the run has worked. */
    synchronized void note() {
        var more = since();
        active = active.plus(more);
        noted = noted.plus(more);
        runs.worked(run.id(), more);
    }

    private Duration since() {
        var since = Duration.between(noted, clock.instant());
        return since.isNegative() ? Duration.ZERO : since;
    }
}
