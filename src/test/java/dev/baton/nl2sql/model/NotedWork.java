package dev.baton.nl2sql.model;

import dev.baton.agent.QuietWork;
import java.time.Instant;

/** A step's view of the engine that only notes what it is told, with a deadline. */
final class NotedWork extends QuietWork {
    private final Instant deadline;

    NotedWork(Instant deadline) {
        this.deadline = deadline;
    }

    @Override
    public Instant deadline() {
        return deadline;
    }
}
