package dev.baton.memory;

import static dev.baton.memory.MemoryWorld.ANN;
import static dev.baton.memory.MemoryWorld.BEN;
import static dev.baton.memory.MemoryWorld.said;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PairIndexTest {
    private static final Wording WORDS = shape -> List.of(shape.split(" "));

    private static Pair pair(String source, int number, String shape) {
        return new Pair(
                source + number,
                source,
                Pair.Kind.CONFIRMED,
                shape + "?",
                shape,
                "select " + number,
                new Pair.Teacher("ann", true, false, null, MemoryWorld.NOON.plusSeconds(number)),
                null);
    }

    @Test
    void the_same_question_is_found_whatever_its_case_and_marks_the_newest_first() {
        var index =
                PairIndex.of(List.of(pair("a", 1, "how many"), pair("a", 2, "How  Many")), WORDS);
        assertThat(index.of("HOW many ?!", _ -> true))
                .extracting(Pair::id)
                .containsExactly("a2", "a1");
        assertThat(index.of("how much", _ -> true)).isEmpty();
    }

    @Test
    void rare_words_count_more_than_common_ones() {
        var pairs = new ArrayList<Pair>();
        for (int i = 0; i < 50; i++) {
            pairs.add(pair("a", i, "number of project with word" + i));
        }
        pairs.add(pair("a", 50, "list milestone of year"));
        var index = PairIndex.of(pairs, WORDS);
        var near = index.like("number of milestone", _ -> true, 3);
        assertThat(near).hasSize(3);
        assertThat(near.getFirst().pair().id()).isEqualTo("a50");
        assertThat(index.like("number of project with word7", _ -> true, 1).getFirst().likeness())
                .isBetween(0.999, 1.0);
        assertThat(index.like("nothing alike", _ -> true, 3)).isEmpty();
    }

    @Test
    void the_same_pairs_give_the_same_order_and_only_whom_they_serve() {
        var random = new Random(1);
        var pairs = new ArrayList<Pair>();
        for (int i = 0; i < 300; i++) {
            pairs.add(pair("a", i, words(random)));
        }
        var index = PairIndex.of(pairs, WORDS);
        for (int round = 0; round < 50; round++) {
            var asked = words(random);
            var near = index.like(asked, pair -> pair.id().endsWith("7"), 5);
            assertThat(near).isEqualTo(index.like(asked, pair -> pair.id().endsWith("7"), 5));
            assertThat(near).allMatch(each -> each.pair().id().endsWith("7"));
            var all = index.like(asked, pair -> pair.id().endsWith("7"), 1000);
            assertThat(all.subList(0, near.size())).isEqualTo(near);
        }
    }

    private static String words(Random random) {
        return random.ints(6, 0, 40).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
    }

    @Test
    void among_ten_thousand_pairs_the_same_words_are_the_nearest() {
        var random = new Random(2);
        var pairs = new ArrayList<Pair>();
        for (int i = 0; i < 10_000; i++) {
            var shape =
                    "show "
                            + random.ints(7, 0, 900)
                                    .mapToObj(w -> "w" + w * w / 900)
                                    .collect(Collectors.joining(" "));
            pairs.add(pair("a", i, shape));
        }
        var index = PairIndex.of(pairs, WORDS);
        for (int i = 0; i < 400; i++) {
            var shape = pairs.get(i * 7).shape();
            assertThat(index.like(shape, _ -> true, 12))
                    .first()
                    .extracting(near -> near.pair().shape())
                    .isEqualTo(shape);
        }
    }

    @Test
    @Tag("postgres")
    void what_is_recalled_never_comes_from_another_source_and_is_new_at_once() {
        var world = MemoryWorld.fresh();
        var recall = new Recall(world.pairs, WORDS, world.config);
        world.record(said("r1", ANN, Opinion.CONFIRM, "how many shops", null));
        world.pairs.take("depot", List.of(pair("depot", 1, "how many shops")));
        for (var source : List.of("shop", "depot", "none")) {
            assertThat(recall.of(source).like("how many shops", _ -> true, 9))
                    .allMatch(near -> near.pair().source().equals(source));
            assertThat(recall.of(source).of("how many shops", _ -> true))
                    .allMatch(found -> found.source().equals(source));
        }
        assertThat(recall.of("shop").size()).isEqualTo(1);
        world.record(said("r2", BEN, Opinion.CONFIRM, "which shops", null));
        assertThat(recall.of("shop").size()).isEqualTo(2);
        assertThat(recall.of("shop").of("which shops", recall.serves(ANN))).isEmpty();
        assertThat(recall.of("shop").of("which shops", recall.serves(BEN))).hasSize(1);
        world.feedbacks.undo(new dev.baton.plan.RunId("r2"), "ben");
        assertThat(recall.of("shop").size()).isEqualTo(1);
        var off = new MemoryWorld.Settings(false, Sharing.PERMITTED, 100, 50);
        assertThat(new Recall(world.pairs, WORDS, off).of("shop").size()).isZero();
    }
}
