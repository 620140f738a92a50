package dev.baton.api.operation;

import dev.baton.json.Json;
import dev.baton.plan.Value;
import dev.baton.run.seen.Deed;
import dev.baton.run.seen.Deeds;
import dev.baton.run.seen.Summaries;
import dev.baton.run.seen.Timelines;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What can be seen of operations besides their results. */
@Path("/operations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operations")
@RunOnVirtualThread
public class SeenResource {
    private static final Duration USUAL = Duration.ofDays(1);

    private final Seeing seeing;
    private final Timelines timelines;
    private final Deeds deeds;
    private final Summaries summaries;
    private final Caches caches;
    private final Clock clock;

    SeenResource(
            Seeing seeing,
            Timelines timelines,
            Deeds deeds,
            Summaries summaries,
            Caches caches,
            Clock clock) {
        this.seeing = seeing;
        this.timelines = timelines;
        this.deeds = deeds;
        this.summaries = summaries;
        this.caches = caches;
        this.clock = clock;
    }

    /** Steps with attempts, waits, tokens and cost, on a line of time. */
    @GET
    @Path("/{operation_id}/timeline")
    @Operation(summary = "What an operation did when: steps, attempts, waits, model calls, cost")
    public Value.Fields timeline(@PathParam("operation_id") String id) {
        var run = seeing.find(id);
        var out = new LinkedHashMap<>(seeing.told(run).fields());
        out.remove("result");
        timelines.of(run.id()).ifPresent(line -> out.putAll(Json.fields(line).fields()));
        return new Value.Fields(out);
    }

    /**
     * What its steps did outside and what has become of that; {@code undoable} counts what is left.
     */
    @GET
    @Path("/{operation_id}/effects")
    @Operation(summary = "What an operation did outside, and what of it can be undone")
    public Value.Fields effects(@PathParam("operation_id") String id) {
        var run = seeing.find(id);
        var done = deeds.of(run.id());
        var left = run.status().ended() ? done.stream().filter(Deed::left).count() : 0;
        return Value.Fields.EMPTY
                .with("operation_id", Value.text(run.id().value()))
                .with("rollback", Value.text(run.rollback().code()))
                .with("undoable", Value.number(left))
                .with("permitted", new Value.Flag(seeing.steering()))
                .with("items", Json.value(done));
    }

    /**
     * Success, times and failure rates of what ended lately; of one's own runs or, for admins, all.
     */
    @GET
    @Path("/summary")
    @Operation(summary = "How operations did: success, times by type and stage, agents, caches")
    public Value.Fields summary(@QueryParam("since") @Nullable String since) {
        var figures =
                summaries.since(
                        Times.read(since, "since", clock.instant().minus(USUAL)), seeing.onlyOf());
        return Json.fields(figures).with("caches", Json.value(caches.figures()));
    }
}
