package dev.baton.run.seen;

import dev.baton.event.LoggedEvent;
import dev.baton.json.Json;
import dev.baton.plan.Plan;
import dev.baton.plan.Problem;
import dev.baton.plan.StepId;
import dev.baton.plan.Value;
import dev.baton.run.seen.Timeline.EscalationSpan;
import dev.baton.run.seen.Timeline.StageSpan;
import dev.baton.run.seen.Timeline.Totals;
import dev.baton.run.seen.Timeline.Wait;
import dev.baton.run.seen.Timeline.Wait.Why;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a run's log from its beginning and draws what happened. */
final class TimelineReading {
    private static final String INITIALIZATION = "initialization";

    private final Map<String, StageSpan> stages = new LinkedHashMap<>();
    private final Map<StepId, StepReading> steps = new LinkedHashMap<>();
    private final Map<String, EscalationSpan> escalations = new LinkedHashMap<>();
    private final List<Wait> waits = new ArrayList<>();
    private final Instant now;
    private @Nullable Instant began;
    private @Nullable Instant paused;

    private TimelineReading(Instant now) {
        this.now = now;
    }

    static Timeline of(Plan plan, List<LoggedEvent> events, List<Spending.Use> uses, Instant now) {
        var reading = new TimelineReading(now);
        plan.steps().forEach(step -> reading.steps.put(step.id(), new StepReading(step)));
        events.forEach(reading::read);
        return reading.timeline(uses);
    }

    private void read(LoggedEvent event) {
        var said = event.payload();
        var at = event.at();
        switch (event.type()) {
            case "workflow_started" -> began = at;
            case "stage_started" ->
                    stages.put(text(said, "stage"), new StageSpan(text(said, "stage"), at, null));
            case "stage_completed" -> stageOver(text(said, "stage"), at);
            case "escalated" ->
                    escalations.put(
                            text(said, "escalation"),
                            new EscalationSpan(
                                    text(said, "escalation"),
                                    text(said, "reason"),
                                    at,
                                    null,
                                    null,
                                    null));
            case "decided" -> decided(said, at);
            case "run_paused" -> paused = at;
            case "run_resumed" -> resumed(at);
            case "workflow_completed" -> {
                resumed(at);
                steps.values().forEach(step -> step.over(at));
            }
            default -> {
                var step = step(said);
                if (step != null) {
                    step.read(event);
                }
            }
        }
    }

    private void stageOver(String stage, Instant at) {
        stages.computeIfPresent(stage, (_, open) -> new StageSpan(stage, open.startedAt(), at));
        if (stage.equals(INITIALIZATION) && began != null) {
            queued(waits, began, at);
        }
    }

    private void decided(Value.Fields said, Instant at) {
        escalations.computeIfPresent(
                text(said, "escalation"),
                (id, open) ->
                        new EscalationSpan(
                                id,
                                open.reason(),
                                open.startedAt(),
                                at,
                                text(said, "decision"),
                                text(said, "by")));
    }

    private void resumed(Instant at) {
        if (paused != null) {
            waits.add(new Wait(Why.PAUSED, paused, at));
            paused = null;
        }
    }

    private @Nullable StepReading step(Value.Fields said) {
        var id = said.text("step");
        if (id.isEmpty()) {
            return null;
        }
        // A step that a changed plan no longer has did happen all the same.
        return steps.computeIfAbsent(
                new StepId(id.get()),
                step -> new StepReading(step, text(said, "agent"), text(said, "title")));
    }

    /** Shorter waits are the time it takes to notice. */
    static void queued(List<Wait> into, Instant from, Instant to) {
        if (from.plusMillis(20).isBefore(to)) {
            into.add(new Wait(Why.QUEUED, from, to));
        }
    }

    private Timeline timeline(List<Spending.Use> uses) {
        if (paused != null) {
            waits.add(new Wait(Why.PAUSED, paused, null));
        }
        var ends = new LinkedHashMap<StepId, Instant>();
        steps.forEach((id, step) -> step.end().ifPresent(end -> ends.put(id, end)));
        var spans =
                steps.values().stream()
                        .map(step ->
                                step.span(
                                        ends,
                                        uses.stream()
                                                .filter(use -> use.step().equals(step.id().value()))
                                                .toList()))
                        .toList();
        var spent = Spending.of(uses);
        var waited =
                waits.stream().mapToLong(wait -> wait.millis(now)).sum()
                        + spans.stream()
                                .flatMap(span -> span.waits().stream())
                                .mapToLong(wait -> wait.millis(now))
                                .sum();
        return new Timeline(
                List.copyOf(stages.values()),
                Spending.of(
                        uses.stream()
                                .filter(use ->
                                        steps.keySet().stream()
                                                .noneMatch(step -> step.value().equals(use.step())))
                                .toList()),
                spans,
                List.copyOf(waits),
                List.copyOf(escalations.values()),
                new Totals(
                        spans.size(),
                        spans.stream().mapToInt(span -> span.attempts().size()).sum(),
                        uses.size(),
                        spent.tokens(),
                        spent.plainTokens(),
                        spent.savedTokens(),
                        spent.cost(),
                        waited));
    }

    static String text(Value.Fields said, String field) {
        return said.text(field).orElse("");
    }

    static @Nullable Problem problem(Value.Fields said) {
        return said.at("problem") instanceof Value.Fields problem
                ? Json.as(problem, Problem.class)
                : null;
    }
}
