package dev.baton.agent;

import dev.baton.plan.Value;
import java.util.Optional;

/**
 * What the agents of one session know together; it outlives the run. A key is 1 to 64 characters;
 * who lacks the permission a key asks for gets a problem of cause forbidden.
 */
public interface Shared {
    Optional<Value> get(String key);

    /** Throws a problem of cause too_large beyond 64 KiB a value or 200 keys a session. */
    void put(String key, Value value);
}
