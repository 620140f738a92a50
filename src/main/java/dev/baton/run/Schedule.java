package dev.baton.run;

import dev.baton.plan.Approval;
import dev.baton.plan.Evidence;
import dev.baton.plan.Resolution;
import dev.baton.plan.Step;
import dev.baton.plan.StepId;
import dev.baton.plan.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides what a run does next from how it stands, and from nothing else. Whoever carries the moves
 * out asks again afterwards, until there are none: then something under way must end first.
 */
final class Schedule {
    private Schedule() {}

    /** {@code most} steps may be under way at once; none begins any more when {@code closing}. */
    static List<Move> next(Standing now, int most, boolean closing) {
        var busy = now.in(StepState.Busy.class).size();
        if (closing) {
            return busy == 0 ? List.of(new Move.Rest()) : List.of();
        }
        var failed = now.in(StepState.Failed.class);
        if (!failed.isEmpty()) {
            // What is under way may still prove something that the new plan can use.
            return busy == 0 ? List.of(replan(now, failed.getFirst())) : List.of();
        }
        var moves = ready(now, most - busy);
        return moves.isEmpty() && busy == 0 ? List.of(atRest(now)) : moves;
    }

    /**
     * The same for a process that is about to end: whatever begins work is left to another. {@code
     * idle}: nothing is under way, though a step may wait to be tried again.
     */
    static List<Move> leaving(Standing now, boolean closing, boolean idle) {
        var moves =
                next(now, Integer.MAX_VALUE, closing).stream()
                        .filter(move -> !begins(move))
                        .toList();
        return moves.isEmpty() && idle ? List.of(new Move.PassOn()) : moves;
    }

    private static boolean begins(Move move) {
        return switch (move) {
            case Move.Start _, Move.Replan _ -> true;
            case Move.Skip _,
                    Move.Take _,
                    Move.Ask _,
                    Move.Answer _,
                    Move.Finish _,
                    Move.Wait _,
                    Move.Stuck _,
                    Move.Rest _,
                    Move.PassOn _ ->
                    false;
        };
    }

    private static Move replan(Standing now, StepId failed) {
        return now.state(failed) instanceof StepState.Failed(var problem)
                ? new Move.Replan(failed, problem)
                : new Move.Stuck();
    }

    private static List<Move> ready(Standing now, int places) {
        var moves = new ArrayList<Move>();
        var left = places;
        for (var step : now.plan().steps()) {
            var state = now.state(step.id());
            var waiting = state == null || state instanceof StepState.Cleared;
            if (!waiting || !now.mayStart(step)) {
                continue;
            }
            var move = move(now, step);
            if (!(move instanceof Move.Start)) {
                moves.add(move);
            } else if (left > 0) {
                moves.add(move);
                left--;
            }
        }
        return moves;
    }

    private static Move move(Standing now, Step step) {
        if (now.state(step.id()) instanceof StepState.Cleared(var answer)) {
            return new Move.Start(step, answer);
        }
        if (step.when() != null && !Value.holds(Resolution.resolve(step.when(), now.done()))) {
            return new Move.Skip(step);
        }
        var same = sameWork(now, step);
        if (same.isPresent()) {
            return new Move.Take(step, same.get().getKey(), same.get().getValue());
        }
        return step.policy().approval() == Approval.BEFORE
                ? new Move.Ask(step)
                : new Move.Start(step, null);
    }

    /** Of a step that came with a new plan: another one that has proved what this one is to. */
    private static Optional<Map.Entry<StepId, Evidence>> sameWork(Standing now, Step step) {
        if (now.revision().of(step.id()) < 2) {
            return Optional.empty();
        }
        var print = Print.of(step.agent(), now.input(step));
        return now.plan().steps().stream()
                .filter(other -> other.agent().equals(step.agent()))
                .filter(other ->
                        now.state(other.id()) instanceof StepState.Done(var evidence, _)
                                && !evidence.equals(Evidence.SKIPPED))
                .filter(other -> Print.of(other.agent(), now.input(other)).equals(print))
                .findFirst()
                .map(other -> Map.entry(other.id(), now.done().get(other.id())));
    }

    private static Move atRest(Standing now) {
        if (!now.answered() && now.answerable()) {
            return new Move.Answer();
        }
        if (now.plan().steps().stream().allMatch(step -> now.done().containsKey(step.id()))) {
            return new Move.Finish();
        }
        return now.in(StepState.Held.class).isEmpty() ? new Move.Stuck() : new Move.Wait();
    }
}
