package dev.baton.run;

import dev.baton.event.Event;
import dev.baton.plan.Plan;
import dev.baton.plan.Step;
import dev.baton.plan.StepId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which named stages of a run are open: from the start of their first step to the end of all. */
final class Stages {
    static final String INITIALIZATION = "initialization";
    static final String FINALIZATION = "finalization";

    private Plan plan;
    private final Map<String, Instant> open;

    Stages(Plan plan, Map<String, Instant> open) {
        this.plan = plan;
        this.open = new HashMap<>(open);
    }

    /** The event to tell when this step starts, if it opens its stage. */
    Optional<Event> started(Step step, Instant at) {
        return step.stage() == null ? Optional.empty() : started(step.stage(), at);
    }

    Optional<Event> started(String stage, Instant at) {
        return open.putIfAbsent(stage, at) == null
                ? Optional.of(new Event.StageStarted(stage))
                : Optional.empty();
    }

    /** The event to tell once this step is settled too, if its stage is over with it. */
    Optional<Event.StageCompleted> settled(Step step, Set<StepId> done, Instant at) {
        var stage = step.stage();
        if (stage == null || stage.equals(FINALIZATION)) {
            // Finalization is over when the answer stands, not when its steps are.
            return Optional.empty();
        }
        var over =
                plan.steps().stream()
                        .filter(other -> stage.equals(other.stage()))
                        .allMatch(other -> done.contains(other.id()));
        return over ? completed(stage, at) : Optional.empty();
    }

    /** What else is over when another plan serves: stages of which it has nothing left to do. */
    List<Event.StageCompleted> under(Plan other, Set<StepId> done, Instant at) {
        plan = other;
        var over =
                open.keySet().stream()
                        .filter(stage ->
                                !stage.equals(INITIALIZATION) && !stage.equals(FINALIZATION))
                        .filter(stage ->
                                plan.steps().stream()
                                        .filter(step -> stage.equals(step.stage()))
                                        .allMatch(step -> done.contains(step.id())))
                        .sorted()
                        .toList();
        return over.stream().flatMap(stage -> completed(stage, at).stream()).toList();
    }

    Optional<Event.StageCompleted> completed(String stage, Instant at) {
        var began = open.remove(stage);
        return began == null
                ? Optional.empty()
                : Optional.of(
                        new Event.StageCompleted(stage, Duration.between(began, at).toMillis()));
    }
}
