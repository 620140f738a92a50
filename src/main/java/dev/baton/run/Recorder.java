package dev.baton.run;

import dev.baton.escalation.EscalationId;
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
    private Gathered gathered = new Gathered();
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
        gathered.events.add(Entry.Told.of(++seq, event, clock.instant()));
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
        uses.forEach(use -> gathered.spent.add(new Entry.Spent(by, use, clock.instant())));
    }

    void fail(Entry.Failure failure) {
        gathered.failures.add(failure);
    }

    void ask(Entry.Asked asked) {
        gathered.asked.add(asked);
    }

    void hear(EscalationId decided) {
        gathered.heard.add(decided);
    }

    void withdraw(EscalationId asked, String why) {
        gathered.withdrawn.add(new Entry.Withdrawn(asked, why, clock.instant()));
    }

    void end(Entry.Ending ending) {
        turn = turn.with(ending);
    }

    void answer(Entry.Given answer) {
        turn = turn.with(answer);
    }

    /** Returns when it is on disk: nobody pays for the plan again. */
    void plan(Entry.Made plan) {
        turn = turn.with(plan);
        settleDown();
    }

    void undone(Entry.Undone undone) {
        gathered.undone.add(undone);
    }

    /** Returns when it is on disk: nothing else of the run begins any more. */
    void undo(Entry.Undoing undoing) {
        turn = turn.with(undoing);
        settleDown();
    }

    /** The run may be interrupted again as often as one that is new; on disk on return. */
    void forgive() {
        turn = turn.forgiving();
        settleDown();
    }

    /** Hands what was gathered to the writer; the future is that of all that was handed over. */
    CompletableFuture<@Nullable Void> flush() {
        var log = gathered.log();
        if (log.none() && step == null && turn.none()) {
            return last;
        }
        var entry = new Entry(claim.run(), claim.epoch(), fresh, step, turn, log);
        gathered = new Gathered();
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

    /** What the next entry will hold. */
    private static final class Gathered {
        private final List<Entry.Told> events = new ArrayList<>();
        private final List<Entry.Spent> spent = new ArrayList<>();
        private final List<Entry.Failure> failures = new ArrayList<>();
        private final List<Entry.Asked> asked = new ArrayList<>();
        private final List<EscalationId> heard = new ArrayList<>();
        private final List<Entry.Withdrawn> withdrawn = new ArrayList<>();
        private final List<Entry.Undone> undone = new ArrayList<>();

        Entry.Log log() {
            return new Entry.Log(events, spent, failures, asked, heard, withdrawn, undone);
        }
    }
}
