package dev.baton.api.operation;

import dev.baton.json.Json;
import dev.baton.plan.Value;
import dev.baton.run.seen.Failures;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What failed lately, by kind. */
@Path("/errors")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operations")
@RunOnVirtualThread
public class ErrorResource {
    private static final Duration USUAL = Duration.ofDays(1);

    private final Failures failures;
    private final Seeing seeing;
    private final Clock clock;

    ErrorResource(Failures failures, Seeing seeing, Clock clock) {
        this.failures = failures;
        this.seeing = seeing;
        this.clock = clock;
    }

    /**
     * Failures by cause and agent, the most frequent first; of one's own runs or, for admins, all.
     */
    @GET
    @Operation(summary = "What failed, by cause and agent, with counts and the last time")
    public Value.Fields errors(
            @QueryParam("since") @Nullable String since,
            @QueryParam("until") @Nullable String until) {
        var to = Times.read(until, "until", clock.instant());
        var from = Times.read(since, "since", to.minus(USUAL));
        var out = new LinkedHashMap<String, Value>();
        out.put("since", Value.text(from.toString()));
        out.put("until", Value.text(to.toString()));
        out.put("items", Json.value(failures.between(from, to, seeing.onlyOf())));
        out.put("next", Value.NOTHING);
        return new Value.Fields(out);
    }
}
