package dev.baton.agent.worker;

import dev.baton.agent.AgentRegistry;
import dev.baton.launch.Database;
import dev.baton.plan.Effect;
import dev.baton.plan.OnFailure;
import dev.baton.plan.Step;
import dev.baton.run.Plans;
import dev.baton.run.RunRequest;
import dev.baton.run.TestEngine;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A process that has a worker pay, until it is killed. */
public final class PayingProcess {
    private PayingProcess() {}

    /** Arguments: url, user, password of the database. */
    public static void main(String[] arguments) throws Exception {
        var world = world(new Database(arguments[0], arguments[1], arguments[2]));
        System.out.println("RUN " + world.engine.start(payment()));
        new CountDownLatch(1).await();
    }

    static TestEngine world(Database database) {
        var known = new KnownWorkers(database, Map.of());
        known.roster.refresh();
        return TestEngine.with(
                database,
                Map.of("baton.run.retry-delay", "100ms"),
                new AgentRegistry(List.of(), known.roster));
    }

    /** One step that changes something outside. */
    static RunRequest payment() {
        var step = Plans.step(1, "pay");
        return Plans.request(
                new Step(
                        step.id(),
                        step.agent(),
                        step.title(),
                        step.input(),
                        step.after(),
                        new Step.Policy(OnFailure.FAIL, Duration.ofSeconds(60), Effect.EXTERNAL),
                        null,
                        null));
    }
}
