package dev.baton.run;

import dev.baton.launch.Database;
import dev.baton.plan.Value;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A process that accepts runs whose second step never ends, until it is killed. */
public final class ProcessToKill {
    private ProcessToKill() {}

    /** Arguments: url, user, password of the database, how many runs to start, and which. */
    public static void main(String[] arguments) throws Exception {
        var database = new Database(arguments[0], arguments[1], arguments[2]);
        var never = new CountDownLatch(1);
        var stuck =
                Plans.agent(
                        "second",
                        (input, work) -> {
                            work.rewarded(KillIT.reward(work.step()));
                            try {
                                never.await();
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                            return Plans.proven(input);
                        });
        var first =
                Plans.agent(
                        "first",
                        (_, _) ->
                                Plans.proven(
                                        Value.Fields.EMPTY.with("by", Value.text("the killed"))));
        var world = TestEngine.on(database, Map.of(), first, stuck);
        var request =
                arguments[4].equals("beside") ? KillIT.oneStepAndOneBeside() : KillIT.twoSteps();
        for (var i = 0; i < Integer.parseInt(arguments[3]); i++) {
            System.out.println("RUN " + world.engine.start(request));
        }
        System.out.println("ALL");
        never.await();
    }
}
