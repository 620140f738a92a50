package dev.baton.session;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;

/** Expires idle sessions and removes old ones. */
@ApplicationScoped
class SessionUpkeep {
    private final Sessions sessions;
    private final SharedStates states;
    private final SessionConfig config;
    private final Clock clock;

    SessionUpkeep(Sessions sessions, SharedStates states, SessionConfig config, Clock clock) {
        this.sessions = sessions;
        this.states = states;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "10m", delayed = "1m")
    void tidy() {
        var now = Instant.now(clock);
        sessions.expire(now.minus(config.idle()));
        sessions.remove(now.minus(config.kept()));
        states.forget(now.minus(config.kept()));
    }
}
