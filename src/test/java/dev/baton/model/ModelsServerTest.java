package dev.baton.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
@QuarkusTest
@QuarkusTestResource(BatonResource.class)
class ModelsServerTest {
    @Inject Models models;
    @Inject Spending spending;
    @Inject Clock clock;

    @Test
    void a_fresh_server_has_no_model_and_says_so() {
        assertThat(models.engine(Purpose.SQL)).isEqualTo("rules");
        assertThat(models.available(Purpose.SQL)).isFalse();
    }

    @Test
    void what_was_spent_is_read_from_the_records() {
        assertThat(spending.microsSince(Instant.EPOCH)).isNotNegative();
    }

    @Test
    void calls_are_guarded_inside_the_server_as_outside() {
        try (var scripted = new ScriptedModel().fails(500)) {
            var guarded =
                    new Models(
                            ModelSettings.openai(scripted.url(), "retries", "1"), spending, clock);
            ModelsTest.failing(guarded, ModelsTest.call());
            assertThat(scripted.calls()).isEqualTo(2);
        }
    }
}
