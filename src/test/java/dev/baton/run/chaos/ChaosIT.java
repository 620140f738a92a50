package dev.baton.run.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("postgres")
class ChaosIT {
    @Test
    void whatever_happens_to_processes_database_and_network_every_promise_is_kept()
            throws Exception {
        var blows = Integer.getInteger("baton.chaos.blows", 10);
        var seed = Long.getLong("baton.chaos.seed", System.nanoTime());
        System.out.println("chaos: seed " + seed);
        try (var chaos = new Chaos(seed)) {
            assertThat(chaos.wrongs(blows)).isEmpty();
        }
    }
}
