package dev.baton.memory;

import static dev.baton.memory.MemoryWorld.ANN;
import static dev.baton.memory.MemoryWorld.BEN;
import static dev.baton.memory.MemoryWorld.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.baton.plan.RunId;
import dev.baton.security.Caller;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("postgres")
class FeedbacksTest {
    private final MemoryWorld world = MemoryWorld.fresh();

    @Test
    void a_confirmed_answer_becomes_a_pair_and_a_correction_also_refuses_the_old_query() {
        world.record(said("r1", ANN, Opinion.CONFIRM, "How many Shops?", null));
        world.record(said("r2", ANN, Opinion.CORRECT, "Which shops?", "select name from shop"));
        world.record(said("r3", ANN, Opinion.UP, "Who?", null));
        world.record(said("r4", ANN, Opinion.DOWN, "When?", null));
        assertThat(world.of("shop", ANN))
                .extracting(Pair::kind, Pair::question, Pair::sql)
                .containsExactlyInAnyOrder(
                        tuple(Pair.Kind.CONFIRMED, "How many Shops?", "select 1 from r1"),
                        tuple(Pair.Kind.CORRECTED, "Which shops?", "select name from shop"),
                        tuple(Pair.Kind.REJECTED, "Which shops?", "select 1 from r2"),
                        tuple(Pair.Kind.LIKED, "Who?", "select 1 from r3"),
                        tuple(Pair.Kind.REJECTED, "When?", "select 1 from r4"));
    }

    @Test
    void a_later_word_replaces_the_earlier_and_the_same_word_twice_changes_nothing() {
        var first = world.record(said("r1", ANN, Opinion.CONFIRM, "How many?", null));
        var once = world.everything();
        var again = world.record(said("r1", ANN, Opinion.CONFIRM, "How many?", null));
        assertThat(first.changed()).isTrue();
        assertThat(again.changed()).isFalse();
        assertThat(world.everything()).isEqualTo(once);
        var other = world.record(said("r1", ANN, Opinion.DOWN, "How many?", null));
        assertThat(other.before()).extracting(Feedback::opinion).isEqualTo(Opinion.CONFIRM);
        assertThat(world.of("shop", ANN))
                .extracting(Pair::kind)
                .containsExactly(Pair.Kind.REJECTED);
    }

    @Test
    void what_no_query_answered_teaches_no_pair() {
        var about = new Feedback.About(null, "Compare both years", null, null, null);
        var said = said("r1", ANN, Opinion.UP, "x", null);
        world.record(
                new Feedback(
                        said.run(),
                        "ann",
                        Opinion.UP,
                        null,
                        "nice",
                        said.origin(),
                        true,
                        about,
                        said.at()));
        assertThat(world.of("shop", ANN)).isEmpty();
        assertThat(world.feedbacks.of(said.run())).hasSize(1);
        assertThat(world.outcomes.newest()).isEmpty();
    }

    /** Whatever else was said before, between and after: it leaves no trace. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void a_word_taken_back_leaves_everything_as_if_it_had_never_been_said(long seed) {
        var random = new Random(seed);
        var without = MemoryWorld.fresh();
        for (int i = 0; i < 30; i++) {
            var said = anything(random);
            boolean wrong = random.nextInt(3) == 0;
            if (wrong) {
                // By somebody who says nothing else of the run: undo is not a way back in time.
                var mistaken = said("w" + i, ANN, said.opinion(), "Wrong?", said.sql());
                world.record(mistaken);
                world.record(said);
                assertThat(world.feedbacks.undo(mistaken.run(), "ann")).isPresent();
            } else {
                world.record(said);
            }
            without.record(said);
        }
        assertThat(world.everything()).isEqualTo(without.everything());
        assertThat(world.outcomes.newest()).isEqualTo(without.outcomes.newest());
    }

    private static Feedback anything(Random random) {
        var opinion = Opinion.values()[random.nextInt(4)];
        return said(
                "r" + random.nextInt(12),
                random.nextBoolean() ? ANN : BEN,
                opinion,
                "Question " + random.nextInt(5) + "?",
                opinion == Opinion.CORRECT ? "select " + random.nextInt(3) : null);
    }

    @Test
    void undoing_what_was_never_said_is_nothing() {
        assertThat(world.feedbacks.undo(new RunId("r1"), "ann")).isEmpty();
    }

    @Test
    void an_outcome_counts_once_a_run_by_the_word_of_who_may_decide() {
        world.record(said("r1", BEN, Opinion.UP, "How many?", null));
        assertThat(world.outcomes.newest()).isEmpty();
        world.record(said("r1", ANN, Opinion.DOWN, "How many?", null));
        world.record(said("r2", ANN, Opinion.CONFIRM, "How many?", null));
        assertThat(world.outcomes.newest())
                .extracting(Outcomes.Outcome::right)
                .containsExactly(false, true);
        var all = world.with(new MemoryWorld.Settings(true, Sharing.EVERYBODY, 100, 50));
        world.record(said("r3", BEN, Opinion.UP, "How many?", null));
        assertThat(all.outcomes.newest())
                .extracting(Outcomes.Outcome::right)
                .containsExactly(false, true, true);
    }

    @Test
    void pairs_are_seen_by_whom_they_serve() {
        world.record(said("r1", ANN, Opinion.CONFIRM, "Ann's?", null));
        world.record(said("r2", BEN, Opinion.CONFIRM, "Ben's?", null));
        assertThat(questions(world, ANN)).containsExactly("Ann's?");
        assertThat(questions(world, BEN)).containsExactlyInAnyOrder("Ann's?", "Ben's?");
        assertThat(questions(world, Caller.LOCAL)).hasSize(2);
        var alone = world.with(new MemoryWorld.Settings(true, Sharing.NOBODY, 100, 50));
        assertThat(questions(alone, BEN)).containsExactly("Ben's?");
        var all = world.with(new MemoryWorld.Settings(true, Sharing.EVERYBODY, 100, 50));
        assertThat(questions(all, ANN)).hasSize(2);
    }

    private static List<String> questions(MemoryWorld world, Caller caller) {
        return world.of("shop", caller).stream().map(Pair::question).toList();
    }

    @Test
    void no_more_pairs_are_kept_than_may_be_and_vouched_ones_stay_longest() {
        var small = world.with(new MemoryWorld.Settings(true, Sharing.PERMITTED, 3, 50));
        small.record(said("r1", ANN, Opinion.CONFIRM, "First?", null));
        for (int i = 2; i < 8; i++) {
            small.record(said("r" + i, ANN, Opinion.UP, "Liked?", null));
        }
        assertThat(small.of("shop", ANN))
                .hasSize(3)
                .extracting(Pair::kind)
                .contains(Pair.Kind.CONFIRMED);
    }
}
