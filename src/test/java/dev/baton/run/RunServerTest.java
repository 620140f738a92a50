package dev.baton.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonResource;
import dev.baton.event.EventLog;
import dev.baton.event.LoggedEvent;
import dev.baton.plan.Confidence;
import dev.baton.plan.SessionId;
import dev.baton.plan.Value;
import dev.baton.planner.Workflows;
import dev.baton.security.Caller;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
@QuarkusTest
@QuarkusTestResource(BatonResource.class)
class RunServerTest {
    @Inject RunEngine engine;
    @Inject Workflows workflows;
    @Inject EventLog log;
    @Inject MeterRegistry metrics;

    @Test
    void the_server_carries_a_workflow_out_and_counts_it() {
        var input = Value.Fields.EMPTY.with("word", Value.text("baton"));
        var run =
                engine.start(
                        new RunRequest(
                                new SessionId("s-1"),
                                Caller.LOCAL,
                                "relay",
                                "Say baton",
                                workflows.plan("relay", input),
                                input,
                                Duration.ofSeconds(10),
                                null,
                                null));

        var ended = engine.await(run, Duration.ofSeconds(10));

        assertThat(ended.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(ended.answer().body().text("word")).contains("baton");
        assertThat(ended.answer().confidence()).isEqualTo(new Confidence(0.9));
        assertThat(log.after(run, 0, 100))
                .extracting(LoggedEvent::type)
                .startsWith("workflow_started")
                .endsWith("answer", "workflow_completed");
        assertThat(metrics.get("baton.runs").tag("status", "completed").timer().count())
                .isPositive();
        assertThat(metrics.get("baton.stages").tag("stage", "saying").timer().count()).isPositive();
    }
}
