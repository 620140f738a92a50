package dev.baton.reward.training;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Removes old training runs. Safe on every replica at once. */
@ApplicationScoped
class Forgetting {
    private final TrainingRuns runs;
    private final TrainingConfig config;
    private final Clock clock;

    Forgetting(TrainingRuns runs, TrainingConfig config, Clock clock) {
        this.runs = runs;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "5m")
    void forget() {
        var before = clock.instant().minus(config.keep());
        while (runs.forget(before)) {
            // There may be more.
        }
    }
}
