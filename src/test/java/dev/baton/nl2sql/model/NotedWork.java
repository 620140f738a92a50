package dev.baton.nl2sql.model;

import dev.baton.agent.Work;
import dev.baton.model.ModelUse;
import dev.baton.plan.Cancellation;
import dev.baton.plan.RunId;
import dev.baton.plan.SessionId;
import dev.baton.plan.StepId;
import dev.baton.security.Caller;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A step's view of the engine that only notes what it is told. */
final class NotedWork implements Work {
    final List<ModelUse> uses = new ArrayList<>();
    final List<String> tokens = new ArrayList<>();
    final Cancellation cancellation = new Cancellation();
    private final Instant deadline;

    NotedWork(Instant deadline) {
        this.deadline = deadline;
    }

    @Override
    public RunId run() {
        return new RunId("run-1");
    }

    @Override
    public StepId step() {
        return StepId.of(1);
    }

    @Override
    public SessionId session() {
        return new SessionId("session-1");
    }

    @Override
    public Caller caller() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Instant deadline() {
        return deadline;
    }

    @Override
    public Cancellation cancellation() {
        return cancellation;
    }

    @Override
    public String idempotencyKey() {
        return "key-1";
    }

    @Override
    public void progress(String text, double share) {}

    @Override
    public void token(String piece) {
        tokens.add(piece);
    }

    @Override
    public void used(ModelUse use) {
        uses.add(use);
    }
}
