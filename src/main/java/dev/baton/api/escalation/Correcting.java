package dev.baton.api.escalation;

import dev.baton.escalation.Escalation;
import dev.baton.plan.Value;
import dev.baton.security.Caller;

/** A feature that knows what else changes when a person corrects something of its own. */
public interface Correcting {
    /**
     * The correction with what follows from it; as it is when it is about something else. Throws a
     * problem when the correction itself does not hold.
     */
    Value.Fields whole(Escalation escalation, Value.Fields correction, Caller caller);
}
