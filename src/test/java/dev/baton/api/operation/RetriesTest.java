package dev.baton.api.operation;

import static dev.baton.run.Plans.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.plan.Cause;
import dev.baton.plan.Plan;
import dev.baton.plan.Problem;
import dev.baton.plan.StepId;
import dev.baton.plan.Value;
import dev.baton.run.StepView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RetriesTest {
    private static final Plan PLAN =
            new Plan(
                    "test",
                    List.of(step(1, "echo"), step(2, "echo", 1), step(3, "echo", 2)),
                    Value.NOTHING);
    private static final Problem PROBLEM = Problem.of(Cause.TIMEOUT, "late");

    @Test
    void it_begins_at_the_step_that_failed_or_was_skipped_for_a_failure() {
        assertThat(from(settled(1, "completed", null), settled(2, "failed", PROBLEM))).isEqualTo(2);
        assertThat(
                        from(
                                settled(1, "skipped", PROBLEM),
                                settled(2, "completed", null),
                                settled(3, "completed", null)))
                .isEqualTo(1);
    }

    @Test
    void it_begins_at_the_step_that_was_not_come_to() {
        assertThat(from(settled(1, "completed", null), settled(2, "skipped", null))).isEqualTo(3);
        assertThat(from()).isEqualTo(1);
    }

    @Test
    void where_everything_went_well_there_is_nothing_to_try_again() {
        assertThatThrownBy(() ->
                        from(
                                settled(1, "completed", null),
                                settled(2, "skipped", null),
                                settled(3, "completed", null)))
                .hasMessageContaining("Every step");
    }

    private static int from(StepView... settled) {
        return Retries.from(PLAN, List.of(settled)).number();
    }

    private static StepView settled(int number, String outcome, @Nullable Problem problem) {
        return new StepView(
                StepId.of(number),
                "echo",
                "Step",
                null,
                outcome,
                new StepView.Effort(1, Instant.EPOCH, Instant.EPOCH, 0),
                null,
                problem);
    }
}
