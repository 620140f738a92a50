package dev.baton.event;

import dev.baton.plan.Plan;
import dev.baton.plan.Problem;
import dev.baton.plan.StepId;
import dev.baton.plan.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a run. The record's fields are the payload on the wire, in snake_case.
 */
public sealed interface Event {

    /** {@code workflow_started}: the run was accepted and has an id. */
    record WorkflowStarted(String workflowType, String question) implements Event {}

    /** {@code plan_made}: all steps are known. */
    record PlanMade(Plan plan, String madeBy) implements Event {}

    /** {@code plan_changed}: unfinished steps were replaced. */
    record PlanChanged(Plan plan, String why) implements Event {}

    /** {@code stage_started}: one of the named stages of the request begins. */
    record StageStarted(String stage) implements Event {}

    /** {@code stage_completed}: it ended, after so many milliseconds. */
    record StageCompleted(String stage, long millis) implements Event {}

    /** {@code step_started}: an agent began, for the n-th time. */
    record StepStarted(StepId step, String agent, String title, int attempt) implements Event {}

    /** {@code step_completed}: its evidence stands; the digest says what it proved. */
    record StepCompleted(
            StepId step, String agent, String digest, String engine, long millis, int tokens)
            implements Event {}

    /** {@code step_failed}: it failed for good. */
    record StepFailed(StepId step, String agent, Problem problem) implements Event {}

    /** {@code step_retried}: an attempt failed in a way that may pass; the next follows. */
    record StepRetried(StepId step, String agent, int attempt, Problem problem) implements Event {}

    /** {@code step_skipped}: its condition did not hold, or its failure may be skipped. */
    record StepSkipped(StepId step, String agent, String why) implements Event {}

    /** {@code step_cancelled}: the run was cancelled while it was under way. */
    record StepCancelled(StepId step, String agent) implements Event {}

    /** {@code step_held}: a person must answer before the run goes on. */
    record StepHeld(StepId step, String agent, String question, List<String> options)
            implements Event {}

    /** {@code progress}: how far a step is, 0 to 1. */
    record Progress(StepId step, String text, double share) implements Event {}

    /** {@code message}: an agent told another one something, or all when no receiver is named. */
    record Message(
            StepId step,
            String sender,
            @Nullable String receiver,
            String messageType,
            Value content,
            String correlationId)
            implements Event {}

    /** {@code escalated}: the run waits for a person, for this reason. */
    record Escalated(String escalation, String reason) implements Event {}

    /** {@code asked_back}: whoever is to decide wants to know something first. */
    record AskedBack(String escalation, String text, String by) implements Event {}

    /** {@code replied}: whoever wanted the run has replied to that. */
    record Replied(String escalation, String text, String by) implements Event {}

    /** {@code decided}: a person answered. */
    record Decided(String escalation, String decision, String by) implements Event {}

    /** {@code run_paused}: a person has stopped the run for a while. */
    record RunPaused(String by) implements Event {}

    /** {@code run_resumed}: it goes on. */
    record RunResumed(String by) implements Event {}

    /** {@code step_compensated}: what it did is undone, or could not be. */
    record StepCompensated(StepId step, String agent, boolean undone, @Nullable Problem problem)
            implements Event {}

    /** {@code reward_recorded}: one component of an answer's grade in training, and its total. */
    record RewardRecorded(
            StepId step,
            int candidate,
            String name,
            double value,
            double weight,
            String feedback,
            double totalReward)
            implements Event {}

    /** {@code answer}: a version of the answer stands; the doors send it whole. */
    record AnswerGiven(int version, double confidence, String by) implements Event {}

    /** {@code workflow_completed}: the one terminal event, also of failed and cancelled runs. */
    record WorkflowCompleted(String status, @Nullable Problem problem) implements Event {}
}
