package dev.baton.run.seen;

import static dev.baton.run.Plans.staged;
import static dev.baton.run.Plans.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.event.Event;
import dev.baton.event.EventTypes;
import dev.baton.event.LoggedEvent;
import dev.baton.json.Json;
import dev.baton.plan.Cause;
import dev.baton.plan.Plan;
import dev.baton.plan.Problem;
import dev.baton.plan.RunId;
import dev.baton.plan.Step;
import dev.baton.plan.StepId;
import dev.baton.plan.Value;
import dev.baton.run.seen.Timeline.AttemptSpan;
import dev.baton.run.seen.Timeline.ModelCall;
import dev.baton.run.seen.Timeline.StepSpan;
import dev.baton.run.seen.Timeline.Wait;
import dev.baton.run.seen.Timeline.Wait.Why;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineReadingTest {
    private static final RunId RUN = new RunId("op-1");
    private static final Problem PASSING = Problem.of(Cause.MODEL_FAILED, "It is not there.");
    private final List<LoggedEvent> log = new ArrayList<>();

    @Test
    void a_retried_step_shows_each_attempt_and_the_pause_between_them() {
        happened(0, started("E1", 1));
        happened(100, new Event.StepRetried(id("E1"), "echo", 1, PASSING));
        happened(300, started("E1", 2));
        happened(350, completed("E1"));
        var span = read(step(1, "echo")).steps().getFirst();
        assertThat(span.state()).isEqualTo("completed");
        assertThat(span.digest()).isEqualTo("well done");
        assertThat(span.attempts())
                .containsExactly(
                        new AttemptSpan(1, at(0), at(100), "failed", PASSING),
                        new AttemptSpan(2, at(300), at(350), "completed", null));
        assertThat(span.waits()).containsExactly(new Wait(Why.RETRY, at(100), at(300)));
    }

    @Test
    void a_step_that_had_to_wait_for_a_place_shows_since_when_it_was_ready() {
        happened(0, started("E1", 1));
        happened(100, completed("E1"));
        happened(700, started("E2", 1));
        happened(800, completed("E2"));
        var second = read(step(1, "echo"), step(2, "echo", 1)).steps().get(1);
        assertThat(second.needs()).containsExactly(id("E1"));
        assertThat(second.waits()).containsExactly(new Wait(Why.QUEUED, at(100), at(700)));
    }

    @Test
    void a_run_that_stood_in_line_shows_it_and_a_moment_is_no_wait() {
        happened(0, new Event.WorkflowStarted("test", "What now?"));
        happened(0, new Event.StageStarted("initialization"));
        happened(900, new Event.StageCompleted("initialization", 900));
        happened(905, started("E1", 1));
        var timeline = read(step(1, "echo"));
        assertThat(timeline.waits()).containsExactly(new Wait(Why.QUEUED, at(0), at(900)));
        assertThat(timeline.steps().getFirst().waits()).isEmpty();
        assertThat(timeline.totals().waitedMillis()).isEqualTo(900);
    }

    @Test
    void a_held_step_waits_for_its_answer_and_an_open_wait_has_no_end() {
        happened(0, started("E1", 1));
        happened(10, new Event.StepHeld(id("E1"), "echo", "Really?", List.of("yes", "no")));
        happened(20, new Event.Escalated("esc-1", "approval"));
        var waiting = read(step(1, "echo"));
        assertThat(waiting.steps().getFirst().state()).isEqualTo("held");
        assertThat(waiting.steps().getFirst().waits())
                .containsExactly(new Wait(Why.HELD, at(10), null));
        assertThat(waiting.escalations().getFirst().endedAt()).isNull();
        happened(5000, new Event.Decided("esc-1", "approve", "ann"));
        happened(5010, started("E1", 2));
        happened(5020, completed("E1"));
        var done = read(step(1, "echo"));
        assertThat(done.steps().getFirst().waits())
                .containsExactly(new Wait(Why.HELD, at(10), at(5010)));
        assertThat(done.escalations())
                .containsExactly(
                        new Timeline.EscalationSpan(
                                "esc-1", "approval", at(20), at(5000), "approve", "ann"));
    }

    @Test
    void an_attempt_that_died_with_its_process_is_interrupted() {
        happened(0, started("E1", 1));
        happened(4000, started("E1", 1));
        happened(4100, completed("E1"));
        assertThat(read(step(1, "echo")).steps().getFirst().attempts())
                .extracting(AttemptSpan::outcome)
                .containsExactly("interrupted", "completed");
    }

    @Test
    void steps_that_failed_were_skipped_or_cancelled_say_so_and_others_are_pending() {
        happened(0, started("E1", 1));
        happened(5, started("E2", 1));
        happened(10, new Event.StepFailed(id("E1"), "echo", PASSING));
        happened(11, new Event.StepSkipped(id("E1"), "echo", PASSING.text()));
        happened(12, new Event.StepSkipped(id("E3"), "echo", "its condition does not hold"));
        happened(20, new Event.StepCancelled(id("E2"), "echo"));
        happened(20, new Event.WorkflowCompleted("cancelled", null));
        var steps =
                read(step(1, "echo"), step(2, "echo"), step(3, "echo"), step(4, "echo", 2)).steps();
        assertThat(steps)
                .extracting(StepSpan::state)
                .containsExactly("skipped", "cancelled", "skipped", "pending");
        assertThat(steps.getFirst().attempts())
                .containsExactly(new AttemptSpan(1, at(0), at(10), "failed", PASSING));
        assertThat(steps.get(3).attempts()).isEmpty();
    }

    @Test
    void stages_are_open_until_they_end() {
        happened(0, new Event.StageStarted("checking"));
        assertThat(read(staged(step(1, "echo"), "checking")).stages())
                .containsExactly(new Timeline.StageSpan("checking", at(0), null));
        happened(80, new Event.StageCompleted("checking", 80));
        assertThat(read(step(1, "echo")).stages())
                .containsExactly(new Timeline.StageSpan("checking", at(0), at(80)));
    }

    @Test
    void tokens_saved_are_those_that_were_not_sent() {
        happened(0, started("E1", 1));
        happened(9, completed("E1"));
        var plan = new Plan("test", List.of(step(1, "echo"), step(2, "echo")), Value.NOTHING);
        var uses =
                List.of(
                        use("E1", 400, 1000, 50, 1_500_000L),
                        use("E1", 300, 200, 10, null),
                        use("plan", 90, 90, 10, null));
        var timeline = TimelineReading.of(plan, log, uses, at(100));
        var spent = timeline.steps().getFirst().spent();
        assertThat(spent.tokens()).isEqualTo(760);
        assertThat(spent.plainTokens()).isEqualTo(1360);
        assertThat(spent.savedTokens()).isEqualTo(600);
        assertThat(spent.cost()).isEqualTo("1.500000");
        assertThat(spent.calls()).hasSize(2);
        assertThat(timeline.steps().get(1).spent().calls()).isEmpty();
        assertThat(timeline.planning().tokens()).isEqualTo(100);
        assertThat(timeline.totals().modelCalls()).isEqualTo(3);
        assertThat(timeline.totals().savedTokens()).isEqualTo(600);
    }

    private void happened(long millis, Event event) {
        log.add(
                new LoggedEvent(
                        RUN,
                        log.size() + 1,
                        EventTypes.nameOf(event),
                        Json.fields(event),
                        at(millis)));
    }

    private Timeline read(Step... steps) {
        return TimelineReading.of(
                new Plan("test", List.of(steps), Value.NOTHING), log, List.of(), at(10_000));
    }

    private static Event started(String step, int attempt) {
        return new Event.StepStarted(id(step), "echo", "Step", attempt);
    }

    private static Event completed(String step) {
        return new Event.StepCompleted(id(step), "echo", "well done", "test", 1, 0);
    }

    private static Spending.Use use(String step, int input, int plain, int output, Long cost) {
        return new Spending.Use(
                step,
                new ModelCall("sql", "m", "hash", input, plain, output, null, 5, at(1)),
                cost);
    }

    private static StepId id(String step) {
        return new StepId(step);
    }

    private static Instant at(long millis) {
        return Instant.parse("2026-11-26T09:00:00Z").plusMillis(millis);
    }
}
