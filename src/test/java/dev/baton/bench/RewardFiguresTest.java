package dev.baton.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("postgres")
class RewardFiguresTest {
    @Test
    void golds_made_wrong_in_one_place_are_told_apart_and_more_so_with_other_data()
            throws Exception {
        var told = new EnumMap<Mutation, RewardBench.Told>(Mutation.class);
        RewardBench.mutants(Path.of("src/test/resources/trades/brewery"), told, new int[2], false);
        int mutants = told.values().stream().mapToInt(each -> each.mutants - each.same).sum();
        int alone = told.values().stream().mapToInt(each -> each.alone).sum();
        int both = told.values().stream().mapToInt(each -> each.withVariant).sum();
        assertThat(mutants).isGreaterThan(80);
        assertThat((double) alone / mutants).isGreaterThan(.8);
        assertThat((double) both / mutants).isGreaterThan(.9);
        assertThat(both).isGreaterThan(alone);
        for (var certain :
                List.of(Mutation.ADDED_COLUMN, Mutation.SELECT_STAR, Mutation.LIMIT_PLUS_ONE)) {
            var each = told.get(certain);
            assertThat(each.alone).as(certain.name()).isEqualTo(each.mutants - each.same);
        }
    }

    @Test
    void a_thousand_completions_are_graded_in_a_minute() throws Exception {
        var speed = RewardBench.speed(Path.of("schema-samples/projects"), 600, 1);
        var minute = (Long) ((List<?>) speed.get("completions_per_minute")).getFirst();
        assertThat(minute).isGreaterThan(1_000);
    }
}
