package dev.baton.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    private Instant now = Instant.EPOCH;
    private final RateLimit limit =
            new RateLimit(2, 3, ((InstantSource) () -> now).withZone(ZoneOffset.UTC));

    @Test
    void a_burst_is_served_then_the_steady_pace() {
        assertThat(taken("ann", 5)).isEqualTo(3);
        now = now.plusSeconds(1);
        assertThat(taken("ann", 5)).isEqualTo(2);
        now = now.plusSeconds(60);
        assertThat(taken("ann", 5)).isEqualTo(3);
    }

    @Test
    void one_caller_does_not_slow_another() {
        taken("ann", 5);
        assertThat(taken("bob", 5)).isEqualTo(3);
    }

    private int taken(String caller, int tries) {
        var taken = 0;
        for (var i = 0; i < tries; i++) {
            taken += limit.take(caller) ? 1 : 0;
        }
        return taken;
    }
}
