package dev.baton.run;

import static dev.baton.run.Plans.echo;
import static dev.baton.run.Plans.request;
import static dev.baton.run.Plans.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.event.Feed;
import dev.baton.plan.RunId;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("postgres")
class AwaitingTest {
    @Test
    void a_database_that_is_away_for_a_while_does_not_end_the_wait() {
        try (var world = TestEngine.fresh(echo())) {
            var run = ended(world);
            for (var state : new String[] {"57P03", "08006", null}) {
                var refusals = new AtomicInteger(3);
                var awaiting = awaiting(world, refusals, state);

                var view = awaiting.await(run, Duration.ofSeconds(20), RunStatus::ended);

                assertThat(view.status()).isEqualTo(RunStatus.COMPLETED);
                assertThat(refusals).hasValue(-1);
            }
        }
    }

    @Test
    void the_wait_for_a_database_ends_with_the_patience() {
        try (var world = TestEngine.fresh(echo())) {
            var run = ended(world);
            var awaiting = awaiting(world, new AtomicInteger(Integer.MAX_VALUE), "08001");
            assertThatThrownBy(() -> awaiting.await(run, Duration.ofMillis(300), _ -> true))
                    .hasMessage("runs could not be read");
        }
    }

    @Test
    void what_waiting_does_not_mend_is_told_at_once() {
        try (var world = TestEngine.fresh(echo())) {
            var run = ended(world);
            var refusals = new AtomicInteger(2);
            var awaiting = awaiting(world, refusals, "42P01");
            assertThatThrownBy(() -> awaiting.await(run, Duration.ofSeconds(20), _ -> true))
                    .hasMessage("runs could not be read");
            assertThat(refusals).hasValue(1);
        }
    }

    private static RunId ended(TestEngine world) {
        var run = world.engine.start(request(step(1, "echo")));
        world.engine.await(run, TestEngine.PATIENCE);
        return run;
    }

    private static Awaiting awaiting(TestEngine world, AtomicInteger refusals, String state) {
        var store =
                (DataSource)
                        Proxy.newProxyInstance(
                                AwaitingTest.class.getClassLoader(),
                                new Class<?>[] {DataSource.class},
                                (_, method, arguments) -> {
                                    if (refusals.getAndDecrement() > 0) {
                                        throw new SQLException("not now", state);
                                    }
                                    try {
                                        return method.invoke(world.store(), arguments);
                                    } catch (InvocationTargetException e) {
                                        throw e.getCause();
                                    }
                                });
        return new Awaiting(new Runs(store), new Feed(), _ -> null);
    }
}
