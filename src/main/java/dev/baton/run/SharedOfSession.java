package dev.baton.run;

import dev.baton.agent.Shared;
import dev.baton.plan.SessionId;
import dev.baton.plan.Value;
import dev.baton.security.Caller;
import dev.baton.session.SharedStates;
import java.util.Optional;

/** What the agents of one session know together, as far as the run's caller may. */
record SharedOfSession(SharedStates states, SessionId session, Caller caller) implements Shared {
    @Override
    public Optional<Value> get(String key) {
        return states.get(session, key, caller).map(SharedStates.Entry::value);
    }

    @Override
    public void put(String key, Value value) {
        states.put(session, key, value, caller);
    }
}
