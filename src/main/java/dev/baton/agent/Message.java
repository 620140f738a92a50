package dev.baton.agent;

import dev.baton.plan.Value;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one agent of a run told another, or all of them when no receiver is named. It expects no
 * answer; the correlation id is the same for all messages of one step.
 */
public record Message(
        String sender,
        @Nullable String receiver,
        String type,
        Value content,
        String correlationId,
        Instant at) {

    /** Whether it is for that agent; nobody hears themselves. */
    public boolean isFor(String agent) {
        return receiver == null ? !agent.equals(sender) : agent.equals(receiver);
    }
}
