package dev.baton.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    private final Hand hand = new Hand();
    private final RateLimit limit = new RateLimit(2, 3, hand);

    @Test
    void a_burst_is_served_then_the_steady_pace() {
        assertThat(taken("ann", 5)).isEqualTo(3);
        hand.now = hand.now.plusSeconds(1);
        assertThat(taken("ann", 5)).isEqualTo(2);
        hand.now = hand.now.plusSeconds(60);
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

    private static final class Hand extends Clock {
        private Instant now = Instant.EPOCH;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
