package dev.baton.event;

import java.util.Map;

/** The wire name of each kind of event. */
public final class EventTypes {
    private static final Map<Class<? extends Event>, String> NAMES =
            Map.ofEntries(
                    Map.entry(Event.WorkflowStarted.class, "workflow_started"),
                    Map.entry(Event.PlanMade.class, "plan_made"),
                    Map.entry(Event.PlanChanged.class, "plan_changed"),
                    Map.entry(Event.StageStarted.class, "stage_started"),
                    Map.entry(Event.StageCompleted.class, "stage_completed"),
                    Map.entry(Event.StepStarted.class, "step_started"),
                    Map.entry(Event.StepCompleted.class, "step_completed"),
                    Map.entry(Event.StepFailed.class, "step_failed"),
                    Map.entry(Event.StepRetried.class, "step_retried"),
                    Map.entry(Event.StepSkipped.class, "step_skipped"),
                    Map.entry(Event.StepCancelled.class, "step_cancelled"),
                    Map.entry(Event.StepHeld.class, "step_held"),
                    Map.entry(Event.Progress.class, "progress"),
                    Map.entry(Event.Message.class, "message"),
                    Map.entry(Event.Escalated.class, "escalated"),
                    Map.entry(Event.AskedBack.class, "asked_back"),
                    Map.entry(Event.Replied.class, "replied"),
                    Map.entry(Event.Decided.class, "decided"),
                    Map.entry(Event.RunPaused.class, "run_paused"),
                    Map.entry(Event.RunResumed.class, "run_resumed"),
                    Map.entry(Event.StepCompensated.class, "step_compensated"),
                    Map.entry(Event.RewardRecorded.class, "reward_recorded"),
                    Map.entry(Event.AnswerGiven.class, "answer"),
                    Map.entry(Event.WorkflowCompleted.class, "workflow_completed"));

    private EventTypes() {}

    public static String nameOf(Event event) {
        return java.util.Objects.requireNonNull(NAMES.get(event.getClass()));
    }

    /** Every wire name. */
    public static java.util.Collection<String> names() {
        return NAMES.values();
    }
}
