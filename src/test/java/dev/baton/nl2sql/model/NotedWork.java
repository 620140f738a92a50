package dev.baton.nl2sql.model;

import dev.baton.agent.QuietWork;
import dev.baton.plan.Value;
import java.time.Instant;

/** A step's view of the engine that only notes what it is told, with a deadline. */
final class NotedWork extends QuietWork {
    private final Instant deadline;
    Value.Fields input = Value.Fields.EMPTY;

    NotedWork(Instant deadline) {
        this.deadline = deadline;
    }

    @Override
    public Value.Fields request() {
        return input;
    }

    @Override
    public Instant deadline() {
        return deadline;
    }
}
