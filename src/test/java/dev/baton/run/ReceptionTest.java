package dev.baton.run;

import static dev.baton.run.Plans.echo;
import static dev.baton.run.Plans.request;
import static dev.baton.run.Plans.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import dev.baton.plan.RunId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("postgres")
class ReceptionTest {
    @Test
    void a_run_that_could_not_be_recorded_leaves_nothing_behind() {
        try (var world = TestEngine.fresh(echo())) {
            var first = named("twice");
            world.engine.await(world.engine.start(first), TestEngine.PATIENCE);

            for (var again = 0; again < 3; again++) {
                assertThatThrownBy(() -> world.engine.start(named("twice")))
                        .isInstanceOfSatisfying(
                                ProblemException.class,
                                e -> assertThat(e.problem().cause()).isEqualTo(Cause.CONFLICT));
            }

            assertThat(world.engine.writer.remembered()).isZero();
        }
    }

    private static RunRequest named(String id) {
        var plain = request(step(1, "echo"));
        return new RunRequest(
                plain.session(),
                plain.caller(),
                plain.workflow(),
                plain.question(),
                plain.plan(),
                plain.input(),
                plain.timeout(),
                null,
                new RunId(id));
    }
}
