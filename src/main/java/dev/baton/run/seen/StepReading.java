package dev.baton.run.seen;

import dev.baton.event.LoggedEvent;
import dev.baton.plan.Problem;
import dev.baton.plan.Step;
import dev.baton.plan.StepId;
import dev.baton.plan.Value;
import dev.baton.run.seen.Timeline.AttemptSpan;
import dev.baton.run.seen.Timeline.StepSpan;
import dev.baton.run.seen.Timeline.Wait;
import dev.baton.run.seen.Timeline.Wait.Why;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the log says of one step, read event by event. */
final class StepReading {
    private final StepId id;
    private final String agent;
    private final String title;
    private final @Nullable String stage;
    private final List<StepId> needs;
    private final List<AttemptSpan> attempts = new ArrayList<>();
    private final List<Wait> waits = new ArrayList<>();
    private String state = "pending";
    private @Nullable Wait waiting;
    private @Nullable Instant settled;
    private @Nullable String digest;

    StepReading(Step step) {
        this.id = step.id();
        this.agent = step.agent();
        this.title = step.title();
        this.stage = step.stage();
        this.needs = step.needs().stream().sorted().toList();
    }

    StepReading(StepId id, String agent, String title) {
        this.id = id;
        this.agent = agent;
        this.title = title.isEmpty() ? agent : title;
        this.stage = null;
        this.needs = List.of();
    }

    StepId id() {
        return id;
    }

    /** When it was settled; empty while it is not. */
    Optional<Instant> end() {
        return Optional.ofNullable(settled);
    }

    void read(LoggedEvent event) {
        var said = event.payload();
        var at = event.at();
        switch (event.type()) {
            case "step_started" -> {
                close(at, "interrupted", null);
                waited(at);
                attempts.add(new AttemptSpan(number(said), at, null, "running", null));
                state = "running";
                // What rested with its run was told as cancelled and begins anew.
                settled = null;
            }
            case "step_retried" -> {
                close(at, "failed", TimelineReading.problem(said));
                waiting = new Wait(Why.RETRY, at, null);
                state = "resting";
            }
            case "step_held" -> {
                close(at, "held", null);
                waiting = new Wait(Why.HELD, at, null);
                state = "held";
            }
            case "step_completed" -> {
                close(at, "completed", null);
                digest = said.text("digest").orElse(null);
                settle("completed", at);
            }
            case "step_failed" -> {
                close(at, "failed", TimelineReading.problem(said));
                settle("failed", at);
            }
            case "step_skipped" -> {
                close(at, "failed", null);
                settle("skipped", at);
            }
            case "step_cancelled" -> {
                close(at, "cancelled", null);
                settle("cancelled", at);
            }
            default -> {
                // Progress, and what later versions tell.
            }
        }
    }

    /** The run has ended: nothing of this step goes on. */
    void over(Instant at) {
        close(at, "cancelled", null);
        waited(at);
        if (state.equals("running") || state.equals("resting") || state.equals("held")) {
            state = "cancelled";
            settled = at;
        }
    }

    StepSpan span(Map<StepId, Instant> ends, List<Spending.Use> uses) {
        var all = new ArrayList<Wait>();
        if (!attempts.isEmpty()) {
            needs.stream()
                    .map(ends::get)
                    .filter(Objects::nonNull)
                    .max(Comparator.naturalOrder())
                    .ifPresent(ready ->
                            TimelineReading.queued(all, ready, attempts.getFirst().startedAt()));
        }
        all.addAll(waits);
        if (waiting != null) {
            all.add(waiting);
        }
        return new StepSpan(
                id,
                agent,
                title,
                stage,
                needs,
                state,
                List.copyOf(attempts),
                List.copyOf(all),
                Spending.of(uses),
                digest);
    }

    private void settle(String how, Instant at) {
        waited(at);
        state = how;
        settled = at;
    }

    private void waited(Instant at) {
        if (waiting != null) {
            waits.add(new Wait(waiting.why(), waiting.startedAt(), at));
            waiting = null;
        }
    }

    /** Ends the attempt under way, if there is one. */
    private void close(Instant at, String outcome, @Nullable Problem problem) {
        if (!attempts.isEmpty() && attempts.getLast().endedAt() == null) {
            var open = attempts.removeLast();
            attempts.add(new AttemptSpan(open.number(), open.startedAt(), at, outcome, problem));
        }
    }

    private static int number(Value.Fields said) {
        return said.at("attempt") instanceof Value.Number(var number) ? number.intValue() : 1;
    }
}
