package dev.baton.run;

import static dev.baton.run.Plans.approved;
import static dev.baton.run.Plans.echo;
import static dev.baton.run.Plans.request;
import static dev.baton.run.Plans.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.escalation.EscalationConfig;
import dev.baton.plan.Approval;
import dev.baton.plan.Cause;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("postgres")
class ExpiryTest {
    private static TestEngine world;

    @BeforeAll
    static void start() {
        world = TestEngine.fresh(echo());
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    /** The job as it acts after so many days; a question waits twice for one day. */
    private static Expiry after(int days) {
        var later = Clock.offset(Clock.systemUTC(), Duration.ofDays(days));
        return new Expiry(
                world.store(), TestEngine.config(EscalationConfig.class, Map.of()), later);
    }

    @Test
    void a_question_is_passed_on_first_and_given_up_later_and_never_approves() throws Exception {
        var run = world.engine.start(request(approved(step(1, "echo"), Approval.BEFORE)));
        world.held(run);
        after(0).expire();
        assertThat(world.held(run).standing().level()).isZero();

        after(2).expire();
        assertThat(world.held(run).standing().level()).isEqualTo(1);
        assertThat(world.engine.find(run).orElseThrow().status()).isEqualTo(RunStatus.WAITING);

        after(4).expire();
        var ended = world.end(run);
        assertThat(ended.status()).isEqualTo(RunStatus.FAILED);
        assertThat(ended.failure().problem().cause()).isEqualTo(Cause.EXPIRED);
        assertThat(world.waiting(run)).isEmpty();
        assertThat(world.types(run)).doesNotContain("step_started", "decided");
    }
}
