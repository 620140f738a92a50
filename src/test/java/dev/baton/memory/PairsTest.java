package dev.baton.memory;

import static dev.baton.memory.MemoryWorld.ANN;
import static dev.baton.memory.MemoryWorld.BEN;
import static dev.baton.memory.MemoryWorld.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("postgres")
class PairsTest {
    private final MemoryWorld world = MemoryWorld.fresh();

    private static Pair imported(int i) {
        return new Pair(
                "pair-" + i,
                "shop",
                Pair.Kind.CONFIRMED,
                "Question %d?".formatted(i),
                "question #?",
                "select " + i,
                new Pair.Teacher("eve", true, true, null, MemoryWorld.NOON.plusSeconds(i)),
                null);
    }

    @Test
    void pairs_from_elsewhere_are_taken_over_once() {
        var pairs = IntStream.range(0, 1200).mapToObj(PairsTest::imported).toList();
        assertThat(world.pairs.take("shop", pairs)).isEqualTo(1200);
        assertThat(world.pairs.take("shop", pairs)).isZero();
        var told = new ArrayList<String>();
        world.pairs.each("shop", BEN, pair -> told.add(pair.id()));
        assertThat(told).hasSize(1200).doesNotHaveDuplicates().startsWith("pair-1199");
    }

    @Test
    void a_list_is_searched_and_goes_on_where_it_ended() {
        world.pairs.take("shop", IntStream.range(0, 25).mapToObj(PairsTest::imported).toList());
        var first = world.pairs.page("shop", "QUESTION 1", ANN, null, 6);
        assertThat(first.items()).hasSize(6);
        var rest = world.pairs.page("shop", "QUESTION 1", ANN, first.next(), 6);
        assertThat(rest.next()).isNull();
        assertThat(rest.items()).hasSize(5).doesNotContainAnyElementsOf(first.items());
        assertThatThrownBy(() -> world.pairs.page("shop", null, ANN, "x", 6))
                .hasMessageContaining("cursor");
        assertThat(world.pairs.page("other", null, ANN, null, 6).items()).isEmpty();
    }

    @Test
    void a_removed_pair_is_gone_and_every_change_is_counted() {
        world.record(said("r1", ANN, Opinion.CONFIRM, "How many?", null));
        long before = world.pairs.revision("shop");
        var pair = world.of("shop", ANN).getFirst();
        world.pairs.unfit(pair, "v2");
        world.pairs.delete(pair);
        assertThat(world.pairs.revision("shop")).isEqualTo(before + 2);
        assertThat(world.pairs.find(pair.id(), ANN)).isEmpty();
        assertThat(world.feedbacks.of(new dev.baton.plan.RunId("r1"))).hasSize(1);
        world.pairs.take("shop", List.of(imported(1)));
        assertThat(world.pairs.forget("shop")).isEqualTo(1);
    }

    @Test
    void a_pair_of_somebody_who_does_not_teach_others_is_found_by_himself_alone() {
        world.record(said("r1", BEN, Opinion.CONFIRM, "Ben's?", null));
        var pair = world.of("shop", BEN).getFirst();
        assertThat(world.pairs.find(pair.id(), ANN)).isEmpty();
        assertThat(world.pairs.find(pair.id(), BEN)).contains(pair);
    }
}
