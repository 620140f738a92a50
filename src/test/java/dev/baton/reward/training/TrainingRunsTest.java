package dev.baton.reward.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.plan.Cursor;
import dev.baton.plan.ProblemException;
import dev.baton.plan.RunId;
import dev.baton.reward.training.question.QuestionSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("postgres")
class TrainingRunsTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private final Recorded recorded = new Recorded();
    private final TrainingRuns runs = new TrainingRuns(recorded.database());
    private final Questions questions = new Questions(recorded.database());

    private TrainingRun add(long number, String caller, Instant at, int count) {
        var set = QuestionSet.of(World.questions(count));
        var run =
                new TrainingRun(
                        TrainingId.of(number),
                        new RunId("run-" + number),
                        "run " + number,
                        caller,
                        World.settings(new Budget(1L, 2L, 3L), Variant.USUAL),
                        "w",
                        set.hash(),
                        count,
                        count,
                        0,
                        Duration.ZERO,
                        null,
                        at,
                        null);
        runs.add(run, set);
        return run;
    }

    @Test
    void what_is_kept_is_read_back_as_it_was() {
        var run = add(1, "ann", START, 3);

        assertThat(runs.get(run.id())).isEqualTo(run);
        assertThat(runs.find(TrainingId.of(2))).isEmpty();
        assertThatThrownBy(() -> runs.get(TrainingId.of(2)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("no such training run");
    }

    @Test
    void lists_go_on_where_a_page_ended_also_within_one_instant() {
        for (var number = 0; number < 7; number++) {
            add(number, number % 2 == 0 ? "ann" : "bob", START.plusSeconds(number / 3), 1);
        }
        var seen = new ArrayList<TrainingId>();
        Cursor after = null;
        while (true) {
            var page = runs.list(null, after, 2);
            if (page.isEmpty()) {
                break;
            }
            page.forEach(run -> seen.add(run.id()));
            after = new Cursor(page.getLast().created(), page.getLast().id().value());
        }
        assertThat(seen).hasSize(7).doesNotHaveDuplicates();
        assertThat(runs.list("ann", null, 50))
                .hasSize(4)
                .allMatch(run -> run.caller().equals("ann"));
    }

    @Test
    void old_runs_go_with_all_that_was_found() {
        add(1, "ann", START, 2);
        add(2, "ann", START.plusSeconds(100), 2);

        assertThat(runs.forget(START.plusSeconds(1))).isTrue();
        assertThat(runs.forget(START.plusSeconds(1))).isFalse();
        assertThat(runs.list(null, null, 9))
                .extracting(TrainingRun::id)
                .containsExactly(TrainingId.of(2));
        assertThat(questions.left(TrainingId.of(1))).isZero();
        assertThat(questions.left(TrainingId.of(2))).isEqualTo(2);
    }

    @Test
    void questions_come_in_whole_threads_and_only_those_that_are_left() {
        var set =
                QuestionSet.of(
                        List.of(
                                World.question("a", 1, null, 1),
                                World.question("b", 2, null, 2),
                                World.question("c", 3, "a", 3),
                                World.question("d", 4, null, 4)));
        var run = add(1, "ann", START, 1);
        var other =
                new TrainingRun(
                        TrainingId.of(2),
                        new RunId("other"),
                        "other",
                        "ann",
                        run.settings(),
                        "w",
                        set.hash(),
                        4,
                        4,
                        0,
                        Duration.ZERO,
                        null,
                        START,
                        null);
        runs.add(other, set);

        assertThat(positions(questions.threads(other.id(), -1, 2))).isEqualTo("[[0, 2], [1]]");
        assertThat(positions(questions.threads(other.id(), 1, 2))).isEqualTo("[[3]]");
        questions.done(other.id(), 0);
        questions.done(other.id(), 1);
        assertThat(positions(questions.threads(other.id(), -1, 9))).isEqualTo("[[2], [3]]");
        assertThat(questions.left(other.id())).isEqualTo(2);
    }

    private static String positions(List<List<Questions.Open>> threads) {
        return threads.stream()
                .map(thread -> thread.stream().map(Questions.Open::position).toList())
                .toList()
                .toString();
    }

    @Test
    void time_pauses_and_reasons_add_up() {
        var run = add(1, "ann", START, 1);
        runs.worked(run.id(), Duration.ofSeconds(2));
        runs.worked(run.id(), Duration.ofSeconds(3));
        runs.rest(run.id());
        runs.stop(run.id(), "The first reason.");
        runs.stop(run.id(), "The second reason.");
        runs.finish(run.id(), START.plusSeconds(9));
        var now = runs.get(run.id());

        assertThat(now.active()).isEqualTo(Duration.ofSeconds(5));
        assertThat(now.pauses()).isEqualTo(1);
        assertThat(runs.pauses(run.id())).isEqualTo(1);
        assertThat(now.stopped()).isEqualTo("The first reason.");
        assertThat(now.finished()).isEqualTo(START.plusSeconds(9));
        assertThat(runs.goOn(now, new RunId("next"), now.settings().within(Budget.UNLIMITED)))
                .isTrue();
        var next = runs.get(run.id());
        assertThat(next.run()).isEqualTo(new RunId("next"));
        assertThat(next.stopped()).isNull();
        assertThat(next.settings().budget()).isEqualTo(Budget.UNLIMITED);
    }
}
