package dev.baton.api.workflow;

import dev.baton.api.Prefer;
import dev.baton.api.security.CurrentCaller;
import dev.baton.api.security.VisibleRuns;
import dev.baton.escalation.Escalation;
import dev.baton.escalation.EscalationList;
import dev.baton.escalation.Filter;
import dev.baton.event.EventLog;
import dev.baton.event.LoggedEvent;
import dev.baton.plan.RunId;
import dev.baton.plan.StepId;
import dev.baton.plan.Value;
import dev.baton.run.RunEngine;
import dev.baton.run.RunFilter;
import dev.baton.run.RunStatus;
import dev.baton.run.RunView;
import dev.baton.run.Runs;
import dev.baton.security.Caller;
import dev.baton.security.Permission;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Runs of workflows: started by name, found, listed, followed. See docs/workflows.md. */
@Path("/workflows")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Workflows")
@RunOnVirtualThread
public class WorkflowResource {
    private static final int EVENTS = 1000;

    private final WorkflowRuns workflowRuns;
    private final Runs runs;
    private final RunEngine engine;
    private final EventLog log;
    private final EscalationList escalations;
    private final CurrentCaller current;

    WorkflowResource(
            WorkflowRuns workflowRuns,
            Runs runs,
            RunEngine engine,
            EventLog log,
            EscalationList escalations,
            CurrentCaller current) {
        this.workflowRuns = workflowRuns;
        this.runs = runs;
        this.engine = engine;
        this.log = log;
        this.escalations = escalations;
        this.current = current;
    }

    /**
     * Starts a workflow; answers when it has ended, waits for a person or has run out of time, or
     * at once with {@code Prefer: respond-async}.
     */
    @POST
    @Path("/{name}/runs")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Start a workflow and wait for its result")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(type = SchemaType.OBJECT),
                            examples =
                                    @ExampleObject(
                                            name = "validation",
                                            value =
                                                    "{\"input\": {\"data_source\": \"projects\"}}")))
    public Response start(
            @PathParam("name") String name,
            @Nullable String body,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @HeaderParam("Prefer") @Nullable String prefer) {
        var caller = current.with(Permission.OPERATE);
        var request = WorkflowRequest.read(body);
        var id = workflowRuns.start(name, request, caller, key);
        if (Prefer.later(prefer)) {
            return Response.accepted(state(workflowRuns.find(id.value(), caller), caller))
                    .location(URI.create("/workflows/runs/" + id))
                    .build();
        }
        var run =
                engine.await(id, workflowRuns.timeout(request).plus(Prefer.GRACE), Prefer::settled);
        return run.status() == RunStatus.WAITING
                ? Response.accepted(state(run, caller))
                        .location(URI.create("/workflows/runs/" + id))
                        .build()
                : Response.ok(view(run).result()).build();
    }

    /** The runs of a workflow, newest first. */
    @GET
    @Path("/{name}/runs")
    @Operation(summary = "Runs of a workflow, newest first")
    public Value.Fields list(
            @PathParam("name") String name,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        var caller = current.with(Permission.OPERATE);
        var only = VisibleRuns.onlyOf(caller);
        var page = runs.page(RunFilter.ALL.carryingOut(name).by(only), after, limit);
        var told = new LinkedHashMap<String, Value>();
        told.put(
                "items",
                new Value.Items(
                        page.items().stream().<Value>map(WorkflowResource::brief).toList()));
        told.put("next", page.next() == null ? Value.NOTHING : Value.text(page.next()));
        return new Value.Fields(told);
    }

    /** How a run stands: its context, data, steps and what waits for a person. */
    @GET
    @Path("/runs/{workflow_id}")
    @Operation(summary = "The state of one run")
    public Value.Fields find(@PathParam("workflow_id") String id) {
        var caller = current.caller();
        return state(workflowRuns.find(id, caller), caller);
    }

    /** What came of a run so far. */
    @GET
    @Path("/runs/{workflow_id}/result")
    @Operation(summary = "The result of one run")
    public Value.Fields result(@PathParam("workflow_id") String id) {
        return view(workflowRuns.find(id, current.caller())).result();
    }

    private WorkflowView view(RunView run) {
        return new WorkflowView(
                run, workflowRuns.planOf(run), runs.steps(run.id()), runs.evidence(run.id()));
    }

    private Value.Fields state(RunView run, Caller caller) {
        var events = log.after(run.id(), 0, EVENTS);
        var running = run.status().ended() ? List.<StepId>of() : running(events);
        var updated = events.isEmpty() ? run.origin().at() : events.getLast().at();
        return view(run).state(running, waiting(run, caller), updated);
    }

    private List<Escalation> waiting(RunView run, Caller caller) {
        if (run.status().ended()) {
            return List.of();
        }
        return escalations.list(waitingIn(run.id()), caller, null, 50).items();
    }

    private static Filter waitingIn(RunId run) {
        return new Filter(
                Filter.Group.WAITING, Filter.Order.AGE, null, null, run, null, null, null);
    }

    private static List<StepId> running(List<LoggedEvent> events) {
        var running = new ArrayList<StepId>();
        for (var event : events) {
            var step = event.payload().text("step").map(StepId::new).orElse(null);
            switch (event.type()) {
                case "step_started" -> {
                    running.remove(step);
                    running.add(step);
                }
                case "step_completed",
                        "step_failed",
                        "step_skipped",
                        "step_cancelled",
                        "step_held" ->
                        running.remove(step);
                default -> {}
            }
        }
        return running;
    }

    private static Value.Fields brief(RunView run) {
        return new Value.Fields(
                Map.of(
                        "workflow_id", Value.text(run.id().value()),
                        "workflow_type", Value.text(run.origin().workflow()),
                        "status", Value.text(WorkflowView.status(run.status())),
                        "created_at", Value.text(run.origin().at().toString())));
    }
}
