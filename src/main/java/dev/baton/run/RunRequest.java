package dev.baton.run;

import dev.baton.plan.Plan;
import dev.baton.plan.RunId;
import dev.baton.plan.SessionId;
import dev.baton.plan.Value;
import dev.baton.security.Caller;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A request to be carried to an answer. The same caller's same idempotency key starts one run only;
 * {@code id} is drawn when it is null. A plan without steps is made when the run starts.
 */
public record RunRequest(
        SessionId session,
        Caller caller,
        String workflow,
        String question,
        Plan plan,
        Value.Fields input,
        Duration timeout,
        @Nullable String idempotencyKey,
        @Nullable RunId id,
        Terms terms) {

    /** A request on {@link Terms#DEFAULT}. */
    public RunRequest(
            SessionId session,
            Caller caller,
            String workflow,
            String question,
            Plan plan,
            Value.Fields input,
            Duration timeout,
            @Nullable String idempotencyKey,
            @Nullable RunId id) {
        this(
                session,
                caller,
                workflow,
                question,
                plan,
                input,
                timeout,
                idempotencyKey,
                id,
                Terms.DEFAULT);
    }

    /** The same on other terms. */
    public RunRequest on(Terms other) {
        return new RunRequest(
                session,
                caller,
                workflow,
                question,
                plan,
                input,
                timeout,
                idempotencyKey,
                id,
                other);
    }
}
