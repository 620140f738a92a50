package dev.baton.api.agent;

import dev.baton.plan.Evidence;
import dev.baton.plan.Value;
import dev.baton.run.RunView;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How an agent that was asked alone stands; evidence is null until there is some. */
@Schema(name = "Invoked")
public record Invoked(
        String operationId,
        String sessionId,
        String status,
        @Nullable Proved evidence,
        @Nullable Double confidence,
        long tokenUsage,
        long executionTimeMs) {

    /** What it proved: its body, the digest that later prompts would read, and by which engine. */
    @Schema(name = "InvokedEvidence")
    public record Proved(
            @Schema(implementation = Object.class) Value body, String digest, String engine) {}

    static Invoked of(RunView run, @Nullable Evidence evidence) {
        return new Invoked(
                run.id().value(),
                run.origin().session().value(),
                run.status().code(),
                evidence == null
                        ? null
                        : new Proved(evidence.body(), evidence.digest(), evidence.engine()),
                evidence != null
                                && evidence.body() instanceof Value.Fields body
                                && body.at("confidence") instanceof Value.Number(var number)
                        ? (Double) number.doubleValue()
                        : null,
                run.tokens(),
                run.took().toMillis());
    }
}
