package dev.baton.api.operation;

import dev.baton.agent.Agent;
import dev.baton.agent.AgentCard;
import dev.baton.agent.Work;
import dev.baton.plan.Effect;
import dev.baton.plan.Evidence;
import dev.baton.plan.RunId;
import dev.baton.plan.Shape;
import dev.baton.plan.StepOutcome;
import dev.baton.plan.Value;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Does something that can be undone: the agent of the test workflow deed. */
@ApplicationScoped
public class DeedAgent implements Agent {
    private final List<RunId> done = new CopyOnWriteArrayList<>();
    private final List<RunId> undone = new CopyOnWriteArrayList<>();
    private final List<String> firm = new CopyOnWriteArrayList<>();

    @Override
    public AgentCard card() {
        return new AgentCard(
                "test_deed",
                "Does something that can be undone.",
                Shape.Fields.OPEN,
                Shape.Fields.OPEN,
                Effect.IDEMPOTENT);
    }

    @Override
    public boolean planned() {
        return false;
    }

    @Override
    public StepOutcome carryOut(Value.Fields input, Work work) {
        done.add(work.run());
        return new StepOutcome.Proven(
                new Evidence(Value.Fields.EMPTY.with("did", Value.text("it")), "did it", "test"));
    }

    @Override
    public boolean compensate(Evidence evidence, Work work) {
        if (firm.remove(work.run().value())) {
            return false;
        }
        undone.add(work.run());
        return true;
    }

    /** What that run did cannot be undone when this is tried next. */
    public void standsFirm(String run) {
        firm.add(run);
    }

    long done(String run) {
        return count(done, run);
    }

    long undone(String run) {
        return count(undone, run);
    }

    private static long count(List<RunId> runs, String run) {
        return runs.stream().filter(each -> each.value().equals(run)).count();
    }
}
