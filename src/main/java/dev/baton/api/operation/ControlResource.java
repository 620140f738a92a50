package dev.baton.api.operation;

import dev.baton.api.security.CurrentCaller;
import dev.baton.json.Json;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import dev.baton.plan.StepId;
import dev.baton.plan.Value;
import dev.baton.run.Rollback;
import dev.baton.run.RunEngine;
import dev.baton.run.RunStatus;
import dev.baton.run.RunView;
import dev.baton.security.Caller;
import dev.baton.security.Permission;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What can be done about an operation that is there. */
@Path("/operations/{operation_id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operations")
@RunOnVirtualThread
public class ControlResource {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    private final Operations operations;
    private final Retries retries;
    private final Seeing seeing;
    private final RunEngine engine;
    private final CurrentCaller current;
    private final OperationConfig config;

    ControlResource(
            Operations operations,
            Retries retries,
            Seeing seeing,
            RunEngine engine,
            CurrentCaller current,
            OperationConfig config) {
        this.operations = operations;
        this.retries = retries;
        this.seeing = seeing;
        this.engine = engine;
        this.current = current;
        this.config = config;
    }

    /** Stops an operation: its model calls and database queries are cancelled. */
    @POST
    @Path("/cancel")
    @Operation(summary = "Stop an operation")
    public Value.Fields cancel(@PathParam("operation_id") String id) {
        var run = seeing.find(id);
        engine.cancel(run.id(), operator().name());
        return seeing.told(engine.await(run.id(), SOON));
    }

    /** Lets an operation rest: steps under way are carried to their end, nothing more begins. */
    @POST
    @Path("/pause")
    @Operation(summary = "Let an operation rest")
    public Value.Fields pause(@PathParam("operation_id") String id) {
        var run = seeing.find(id);
        engine.pause(run.id(), operator().name());
        return seeing.told(engine.await(run.id(), A_MOMENT, status -> status != RunStatus.RUNNING));
    }

    /** Lets an operation that rests go on. */
    @POST
    @Path("/resume")
    @Operation(summary = "Let an operation that rests go on")
    public Value.Fields resume(@PathParam("operation_id") String id) {
        var run = seeing.find(id);
        engine.resume(run.id(), operator().name());
        return seeing.told(seeing.find(id));
    }

    /** Starts the operation anew from a step on; all that does not depend on it counts as done. */
    @POST
    @Path("/fork")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Go another way from a step on, in an operation of its own")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(type = SchemaType.OBJECT),
                            examples = @ExampleObject(name = "fork", value = "{\"from\": \"E2\"}")))
    public Response fork(
            @PathParam("operation_id") String id,
            String body,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @HeaderParam("Prefer") @Nullable String prefer) {
        var run = seeing.find(id);
        return started(run, from(body), key, prefer);
    }

    /** Starts the operation again from its first step that failed or was not carried out. */
    @POST
    @Path("/retry")
    @Operation(summary = "Try an operation again from where it failed")
    public Response retry(
            @PathParam("operation_id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @HeaderParam("Prefer") @Nullable String prefer) {
        var run = seeing.find(id);
        return started(run, retries.from(run), key, prefer);
    }

    /** Undoes what an operation that has ended did outside, the newest first. */
    @POST
    @Path("/rollback")
    @Operation(summary = "Undo what an operation did, the newest first")
    public Value.Fields rollback(@PathParam("operation_id") String id) {
        operator();
        var run = seeing.find(id);
        return engine.rollback(run.id())
                ? seeing.told(engine.await(run.id(), SOON))
                : seeing.told(seeing.find(id)).with("rollback", Value.text(nothingLeft(run)));
    }

    private static String nothingLeft(RunView run) {
        return (run.rollback() == Rollback.NONE ? Rollback.COMPLETE : run.rollback()).code();
    }

    private Response started(
            RunView run, StepId from, @Nullable String key, @Nullable String prefer) {
        var fork = operations.fork(run, from, operator(), key);
        return seeing.answer(fork, Inputs.timeout(run.origin().input(), config), prefer);
    }

    private static StepId from(String body) {
        try {
            return new StepId(Json.tree(body).path("from").asText());
        } catch (UncheckedIOException | IllegalArgumentException _) {
            throw ProblemException.of(
                    Cause.BAD_REQUEST,
                    "“from” is not the id of a step.",
                    "Send {\"from\": \"E2\"}; GET /operations/{id}/timeline shows the steps.");
        }
    }

    private Caller operator() {
        return current.with(Permission.OPERATE);
    }
}
