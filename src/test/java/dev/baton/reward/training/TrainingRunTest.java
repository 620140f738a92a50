package dev.baton.reward.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.model.Wish;
import dev.baton.plan.Cause;
import dev.baton.plan.RunId;
import dev.baton.plan.Value;
import dev.baton.reward.training.figures.Scores;
import dev.baton.reward.training.figures.Tally;
import dev.baton.run.RunStatus;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("postgres")
@Timeout(120)
class TrainingRunTest {
    private static final Variant ONE = Variant.USUAL;
    private static final Variant THREE = new Variant("more", Wish.Engine.MODEL, null, null, 3);

    @Test
    void every_question_is_answered_by_every_variant_and_graded_once() {
        try (var world = new World()) {
            var run =
                    world.add(1, World.questions(25), World.settings(Budget.UNLIMITED, ONE, THREE));
            var ended = world.carryOut(run);

            assertThat(ended.status()).isEqualTo(RunStatus.COMPLETED);
            assertThat(world.results(run)).hasSize(100).doesNotHaveDuplicates();
            assertThat(world.results(run).getFirst())
                    .isEqualTo("0|0|0|select 0|Question 0?|strict|1|query");
            assertThat(world.asked).hasValue(100);
            assertThat(world.prepared).hasValue(25);
            var tally = tally(world, run);
            assertThat(tally.answers()).isEqualTo(100);
            assertThat(tally.strict()).isEqualTo(17 * 4);
            assertThat(tally.wrong()).isEqualTo(8 * 4);
            assertThat(tally.total().mean()).isEqualTo((17 * 1 + 8 * 0.5) / 25);
            assertThat(ended.answer().body().at("complete")).isEqualTo(new Value.Flag(true));
            assertThat(world.runs.get(run.id()).finished()).isNotNull();
            assertThat(world.runs.get(run.id()).active()).isPositive();
        }
    }

    private static Tally tally(World world, TrainingRun run) {
        return new Scores(world.database)
                .of(run.id()).stream().map(Scores.Part::tally).reduce(Tally.NONE, Tally::plus);
    }

    @Test
    void a_follow_up_is_read_against_what_was_made_of_the_question_before_it() {
        try (var world = new World()) {
            var questions =
                    List.of(
                            World.question("a", 1, null, 1),
                            World.question("b", 2, null, 2),
                            World.question("c", 3, "a", 3),
                            World.question("d", 4, "c", 4));
            var run = world.add(1, questions, World.settings(Budget.UNLIMITED, ONE));
            world.carryOut(run);

            assertThat(world.before)
                    .filteredOn(Value.Fields.class::isInstance)
                    .extracting(each -> ((Value.Fields) each).text("sql").orElseThrow())
                    .containsExactly("select 1", "select 3");
        }
    }

    @Test
    void a_run_that_shall_rest_does_so_soon_and_goes_on_where_it_was() throws Exception {
        try (var world = new World()) {
            var run = world.add(1, World.questions(60), World.settings(Budget.UNLIMITED, ONE));
            var busy = new CountDownLatch(1);
            var paused = new CountDownLatch(1);
            world.writer =
                    question -> {
                        if (question.contains("14")) {
                            busy.countDown();
                            await(paused);
                        }
                        return question.replaceAll("\\D", "");
                    };
            world.start(run, run.run());
            await(busy);
            world.runs.rest(run.id());
            world.engine.engine.pause(run.run(), "me");
            // The pause is looked for once a second.
            Thread.ofVirtual().start(() -> after(Duration.ofMillis(1200), paused));
            var rested = world.engine.engine.await(run.run(), Duration.ofSeconds(30), this::rests);

            assertThat(rested.status()).isEqualTo(RunStatus.PAUSED);
            assertThat(world.results(run)).hasSizeBetween(14, 50);
            world.engine.engine.resume(run.run(), "me");
            var ended = world.engine.engine.await(run.run(), Duration.ofSeconds(60));
            assertThat(ended.status()).isEqualTo(RunStatus.COMPLETED);
            assertThat(world.results(run)).hasSize(60);
            assertThat(world.times.values()).containsOnly(1);
        }
    }

    private boolean rests(RunStatus status) {
        return status == RunStatus.PAUSED || status.ended();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void after(Duration time, CountDownLatch latch) {
        try {
            new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        latch.countDown();
    }

    @Test
    void a_run_that_is_cancelled_keeps_what_it_has_and_another_can_go_on() {
        try (var world = new World()) {
            var run = world.add(1, World.questions(40), World.settings(Budget.UNLIMITED, ONE));
            var busy = new CountDownLatch(1);
            var never = new CountDownLatch(1);
            world.writer =
                    question -> {
                        if (question.contains("21") && busy.getCount() > 0) {
                            busy.countDown();
                            after(Duration.ofSeconds(20), never);
                        }
                        return question.replaceAll("\\D", "");
                    };
            world.start(run, run.run());
            await(busy);
            world.engine.engine.cancel(run.run(), "me");
            var ended = world.engine.engine.await(run.run(), Duration.ofSeconds(30));
            var kept = world.results(run);

            assertThat(ended.status()).isEqualTo(RunStatus.CANCELLED);
            assertThat(kept).hasSizeBetween(10, 39);
            var next = new RunId(run.id() + "-2");
            assertThat(world.runs.goOn(run, next, run.settings())).isTrue();
            assertThat(world.runs.goOn(run, new RunId("late"), run.settings())).isFalse();
            world.engine.engine.await(
                    world.start(world.runs.get(run.id()), next), Duration.ofSeconds(60));
            assertThat(world.results(run)).hasSize(40).containsAll(kept);
        }
    }

    @Test
    void a_spent_budget_stops_it_cleanly_and_says_so() {
        try (var world = new World()) {
            var run =
                    world.add(
                            1,
                            World.questions(30),
                            World.settings(new Budget(null, null, 0L), ONE));
            var ended = world.carryOut(run);

            assertThat(ended.status()).isEqualTo(RunStatus.COMPLETED);
            assertThat(world.results(run)).isEmpty();
            assertThat(world.runs.get(run.id()).stopped())
                    .isEqualTo("The budget of 0 seconds is spent.");
            assertThat(ended.answer().body().at("complete")).isEqualTo(new Value.Flag(false));
            assertThat(ended.answer().body().text("text").orElseThrow())
                    .contains("0 of 30")
                    .endsWith("is spent.");
        }
    }

    @Test
    void a_failure_that_passes_is_not_held_against_the_answer() {
        try (var world = new World()) {
            var run = world.add(1, World.questions(3), World.settings(Budget.UNLIMITED, ONE));
            world.preparing = World.problem(Cause.DATABASE_UNREACHABLE);
            var ended = world.carryOut(run);

            assertThat(ended.status()).isEqualTo(RunStatus.COMPLETED);
            assertThat(world.results(run)).hasSize(3).noneMatch(each -> each.contains("failed"));
        }
    }

    @Test
    void a_question_that_breaks_its_run_gets_the_least_and_the_others_go_on() {
        try (var world = new World()) {
            var run = world.add(1, World.questions(5), World.settings(Budget.UNLIMITED, ONE));
            world.writer =
                    question -> {
                        if (question.contains("3")) {
                            throw World.problem(Cause.QUERY_FAILED);
                        }
                        return question.replaceAll("\\D", "");
                    };
            world.carryOut(run);

            assertThat(world.results(run)).hasSize(5);
            assertThat(world.results(run).get(3)).startsWith("3|0|0|null|null|none|");
        }
    }

    @Test
    void however_many_questions_there_are_the_plan_is_bounded() {
        for (var questions : List.of(1, 9, 10, 11, 599, 600, 20_000)) {
            var plan = TrainingPlan.of(TrainingId.of(7), "big", questions, Duration.ofDays(1));

            assertThat(plan.steps()).hasSizeBetween(2, 61);
            assertThat(plan.steps().getLast().agent()).isEqualTo("training_report");
        }
    }
}
