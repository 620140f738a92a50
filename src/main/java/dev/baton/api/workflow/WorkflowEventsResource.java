package dev.baton.api.workflow;

import dev.baton.api.security.CurrentCaller;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestStreamElementType;

/** What happens to a run, as it happens. A stream cannot begin on a virtual thread. */
@Path("/workflows/runs/{workflow_id}/events")
@Tag(name = "Workflows")
@Blocking
public class WorkflowEventsResource {
    private final WorkflowRuns workflowRuns;
    private final WorkflowStream stream;
    private final CurrentCaller current;

    WorkflowEventsResource(
            WorkflowRuns workflowRuns, WorkflowStream stream, CurrentCaller current) {
        this.workflowRuns = workflowRuns;
        this.stream = stream;
        this.current = current;
    }

    /** Server-sent events from after that seq until the run has ended. */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.TEXT_PLAIN)
    @Operation(summary = "What happens to a run, as server-sent events")
    public Multi<String> events(
            @PathParam("workflow_id") String id,
            @QueryParam("after") @DefaultValue("0") long after) {
        var run = workflowRuns.find(id, current.caller());
        if (stream.full()) {
            throw ProblemException.of(
                    Cause.BUSY, "Too many follow runs here.", "Try again, or ask for the state.");
        }
        var names = StepNames.of(workflowRuns.planOf(run));
        return stream.after(run.id(), Math.max(0, after), names);
    }
}
