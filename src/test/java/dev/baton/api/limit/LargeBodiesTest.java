package dev.baton.api.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LargeBodiesTest {
    private final LargeBodies bodies = new LargeBodies(100);

    @Test
    void together_they_take_no_more_than_there_is_room_for() {
        assertThat(bodies.take(60)).isTrue();
        assertThat(bodies.take(40)).isTrue();
        assertThat(bodies.take(1)).isFalse();
        bodies.giveBack(60);
        assertThat(bodies.take(1)).isTrue();
    }

    @Test
    void one_alone_is_always_read_however_large() {
        assertThat(bodies.take(1_000)).isTrue();
        assertThat(bodies.take(1)).isFalse();
        bodies.giveBack(1_000);
        assertThat(bodies.take(1_000)).isTrue();
    }
}
