package dev.baton.run;

import dev.baton.event.Event;
import dev.baton.model.ModelUse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Gathers what a leg has to tell and hands it to the writer; used by the leg's thread only. */
final class Recorder {
    private final Claim claim;
    private final GroupCommit writer;
    private final Clock clock;
    private final List<Entry.Told> events = new ArrayList<>();
    private final List<Entry.Spent> spent = new ArrayList<>();
    private final List<Entry.Failure> failures = new ArrayList<>();
    private Entry.@Nullable Fresh fresh;
    private Entry.@Nullable Settled step;
    private Entry.Turn turn = Entry.Turn.NONE;
    private long seq;
    private CompletableFuture<@Nullable Void> last = CompletableFuture.completedFuture(null);
    private Consumer<Throwable> onFailure = _ -> {};

    Recorder(Claim claim, GroupCommit writer, Clock clock) {
        this.claim = claim;
        this.writer = writer;
        this.clock = clock;
        this.seq = claim.progress().seq();
    }

    void onFailure(Consumer<Throwable> failed) {
        onFailure = failed;
    }

    void tell(Event event) {
        events.add(Entry.Told.of(++seq, event, clock.instant()));
    }

    void begin(Entry.Fresh run) {
        fresh = run;
    }

    void settle(Entry.Settled settled) {
        if (step != null) {
            flush();
        }
        step = settled;
    }

    /** {@code by} is a step, or {@code plan}. */
    void spend(String by, List<ModelUse> uses) {
        uses.forEach(use -> spent.add(new Entry.Spent(by, use, clock.instant())));
    }

    void fail(Entry.Failure failure) {
        failures.add(failure);
    }

    void end(Entry.Ending ending) {
        turn = new Entry.Turn(ending, turn.answer(), turn.plan());
    }

    void answer(Entry.Given answer) {
        turn = new Entry.Turn(turn.ending(), answer, turn.plan());
    }

    /** Returns when it is on disk: nobody pays for the plan again. */
    void plan(Entry.Made plan) {
        turn = new Entry.Turn(turn.ending(), turn.answer(), plan);
        settleDown();
    }

    /** Hands what was gathered to the writer; the future is that of all that was handed over. */
    CompletableFuture<@Nullable Void> flush() {
        if (events.isEmpty()
                && spent.isEmpty()
                && failures.isEmpty()
                && step == null
                && turn.none()) {
            return last;
        }
        var entry =
                new Entry(
                        claim.run(),
                        claim.epoch(),
                        fresh,
                        step,
                        turn,
                        List.copyOf(events),
                        List.copyOf(spent),
                        List.copyOf(failures));
        events.clear();
        spent.clear();
        failures.clear();
        fresh = null;
        step = null;
        turn = Entry.Turn.NONE;
        last = writer.submit(entry);
        last.whenComplete((_, failure) -> {
            if (failure != null) {
                onFailure.accept(failure);
            }
        });
        return last;
    }

    /** Returns when all that was told is on disk. */
    void settleDown() {
        try {
            flush().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** No more will come of this claim. */
    void close() {
        writer.forget(claim.epoch());
    }
}
