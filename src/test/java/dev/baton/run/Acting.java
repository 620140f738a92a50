package dev.baton.run;

import dev.baton.agent.Agent;
import dev.baton.agent.AgentCard;
import dev.baton.agent.Work;
import dev.baton.plan.Effect;
import dev.baton.plan.Evidence;
import dev.baton.plan.Shape;
import dev.baton.plan.StepOutcome;
import dev.baton.plan.Value;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;

/** An agent that changes something outside, and remembers what it did and undid. */
final class Acting implements Agent {
    final List<String> done = new CopyOnWriteArrayList<>();
    final List<String> undone = new CopyOnWriteArrayList<>();
    volatile BiFunction<Evidence, Work, Boolean> compensation = (_, _) -> true;
    volatile Runnable before = () -> {};

    @Override
    public AgentCard card() {
        return new AgentCard(
                "acting", "acts", Shape.Fields.OPEN, Shape.Fields.OPEN, Effect.IDEMPOTENT);
    }

    @Override
    public StepOutcome carryOut(Value.Fields input, Work work) {
        before.run();
        done.add(work.step().value());
        return Plans.proven(input.with("did", Value.text(work.step().value())));
    }

    @Override
    public boolean compensate(Evidence evidence, Work work) {
        var undoes = compensation.apply(evidence, work);
        if (undoes) {
            undone.add(((Value.Fields) evidence.body()).text("did").orElse("?"));
        }
        return undoes;
    }
}
