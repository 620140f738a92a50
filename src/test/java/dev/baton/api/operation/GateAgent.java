package dev.baton.api.operation;

import dev.baton.agent.Agent;
import dev.baton.agent.AgentCard;
import dev.baton.agent.Work;
import dev.baton.plan.Cause;
import dev.baton.plan.Effect;
import dev.baton.plan.Evidence;
import dev.baton.plan.Problem;
import dev.baton.plan.RunId;
import dev.baton.plan.Shape;
import dev.baton.plan.StepOutcome;
import dev.baton.plan.Value;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets a step go on when a test says so: the agent of the test workflow gate. */
@ApplicationScoped
public class GateAgent implements Agent {
    private final Map<RunId, CountDownLatch> gates = new ConcurrentHashMap<>();
    private final Map<RunId, CountDownLatch> reached = new ConcurrentHashMap<>();

    @Override
    public AgentCard card() {
        return new AgentCard(
                "test_gate",
                "Waits until somebody opens.",
                Shape.Fields.OPEN,
                Shape.Fields.OPEN,
                Effect.NONE);
    }

    @Override
    public boolean planned() {
        return false;
    }

    @Override
    public StepOutcome carryOut(Value.Fields input, Work work) {
        var gate = gate(work.run());
        reached(work.run()).countDown();
        try (var _ = work.cancellation().onCancel(gate::countDown)) {
            if (!gate.await(60, TimeUnit.SECONDS) || work.cancellation().cancelled()) {
                return new StepOutcome.Failed(Problem.of(Cause.CANCELLED, "Nobody opened."));
            }
        } catch (InterruptedException e) {
            return new StepOutcome.Failed(Problem.of(Cause.CANCELLED, "Interrupted."));
        }
        return new StepOutcome.Proven(
                new Evidence(
                        Value.Fields.EMPTY.with("open", new Value.Flag(true)), "open", "test"));
    }

    /** Opens for a run. */
    public void open(String run) {
        gate(new RunId(run)).countDown();
    }

    /** Waits until a run stands at its gate. */
    public void awaitReached(String run) throws InterruptedException {
        if (!reached(new RunId(run)).await(20, TimeUnit.SECONDS)) {
            throw new AssertionError(run + " did not come to its gate");
        }
    }

    private CountDownLatch gate(RunId run) {
        return gates.computeIfAbsent(run, _ -> new CountDownLatch(1));
    }

    private CountDownLatch reached(RunId run) {
        return reached.computeIfAbsent(run, _ -> new CountDownLatch(1));
    }
}
