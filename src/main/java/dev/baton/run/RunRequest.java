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
 * {@code id} is drawn when it is null.
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
        @Nullable RunId id) {}
