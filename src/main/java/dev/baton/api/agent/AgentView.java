package dev.baton.api.agent;

import dev.baton.agent.AgentCard;
import dev.baton.agent.AgentState;
import dev.baton.agent.InstanceState;
import dev.baton.json.Json;
import dev.baton.plan.Value;
import dev.baton.security.Caller;
import dev.baton.security.Permission;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An agent as callers see it: its card, and how its instances do. */
@Schema(name = "Agent")
public record AgentView(
        String name,
        String purpose,
        @Schema(description = "JSON schema of what it takes", implementation = Object.class)
                Value.Fields input,
        @Schema(description = "JSON schema of what it proves", implementation = Object.class)
                Value.Fields output,
        @Schema(description = "what it changes outside: none, idempotent or external")
                String effect,
        @Schema(description = "what a caller needs to use it; null: nothing")
                @Nullable String permission,
        @Schema(description = "what a call usually takes") AgentCard.Cost cost,
        @Schema(description = "up, draining, stopped or down: that of its best instance")
                String presence,
        int inFlight,
        List<InstanceView> instances) {

    /** One instance, here or elsewhere, as this server sees it. */
    @Schema(name = "AgentInstance")
    public record InstanceView(
            String id,
            @Schema(description = "built_in or worker") String kind,
            @Schema(description = "up, draining, stopped or down (silent)") String presence,
            @Schema(description = "closed, half_open or open: left alone after failures")
                    String circuit,
            int inFlight,
            int mostAtOnce,
            long calls,
            @Schema(description = "failures since the start, by cause") Map<String, Long> failures,
            @Schema(description = "of the last minutes, 0 to 1") @Nullable Double failureRate,
            @Nullable Long p50Millis,
            @Nullable Long p95Millis,
            @Schema(description = "mean confidence of what it proved, 0 to 1")
                    @Nullable Double quality,
            @Nullable Instant lastFailureAt,
            @Nullable String version,
            @Schema(description = "when a worker was last heard of") @Nullable Instant heardAt,
            @Schema(description = "where a worker is; for administrators") @Nullable String url) {

        static InstanceView of(InstanceState state, boolean admin) {
            var health = state.health();
            var url = state.url();
            return new InstanceView(
                    state.id(),
                    state.kind().code(),
                    state.presence().code(),
                    health.circuit().code(),
                    health.inFlight(),
                    state.mostAtOnce(),
                    health.calls(),
                    health.failures(),
                    health.failureRate(),
                    health.p50Millis(),
                    health.p95Millis(),
                    health.quality(),
                    health.lastFailure(),
                    state.version(),
                    state.heard(),
                    admin && url != null ? url.toString() : null);
        }
    }

    static AgentView of(AgentState state, Caller caller) {
        var card = state.card();
        var permission = card.permission();
        var admin = caller.may(Permission.ADMIN);
        return new AgentView(
                card.name(),
                card.purpose(),
                Json.fields(card.input()),
                Json.fields(card.output()),
                card.effect().name().toLowerCase(Locale.ROOT),
                permission == null ? null : permission.name(),
                card.cost(),
                state.presence().code(),
                state.inFlight(),
                state.instances().stream().map(each -> InstanceView.of(each, admin)).toList());
    }
}
