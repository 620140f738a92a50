package dev.baton.api.chat;

import java.time.Clock;

/** A token bucket for one socket: so many messages a second, with bursts. Not thread-safe. */
final class Pace {
    private final double perMilli;
    private final double burst;
    private final Clock clock;
    private double tokens;
    private long at;

    Pace(double perSecond, int burst, Clock clock) {
        this.perMilli = perSecond / 1000;
        this.burst = burst;
        this.clock = clock;
        this.tokens = burst;
        this.at = clock.millis();
    }

    /** Takes one; false when there is none left now. */
    boolean take() {
        long now = clock.millis();
        tokens = Math.min(burst, tokens + (now - at) * perMilli);
        at = now;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }
}
