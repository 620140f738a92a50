package dev.baton.context;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SharesTest {
    @Test
    void small_parts_are_whole_and_large_ones_share_the_rest() {
        assertThat(divided(new int[] {0, 0, 0}, new int[] {10, 500, 900}, 310))
                .containsExactly(10, 150, 150);
    }

    @Test
    void each_part_has_its_least_even_above_the_budget() {
        assertThat(divided(new int[] {40, 60}, new int[] {80, 80}, 50)).containsExactly(40, 60);
    }

    @Test
    void nobody_gets_more_than_it_wants() {
        assertThat(divided(new int[] {1, 2}, new int[] {5, 7}, 100)).containsExactly(5, 7);
    }

    private static int[] divided(int[] least, int[] most, int budget) {
        return Shares.divide(least, most, budget);
    }
}
