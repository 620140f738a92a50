package dev.baton.api.operation;

import dev.baton.api.Problems;
import dev.baton.api.operation.OperationRequest.Reading;
import dev.baton.api.security.CurrentCaller;
import dev.baton.plan.Cause;
import dev.baton.plan.Problem;
import dev.baton.plan.Value;
import dev.baton.planner.Workflows;
import dev.baton.security.Permission;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Operations: started, found, listed. See docs/operations.md. */
@Path("/operations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operations")
@RunOnVirtualThread
public class OperationResource {
    private final Operations operations;
    private final Seeing seeing;
    private final OperationList list;
    private final CurrentCaller current;
    // Workflows may be defined at any time.
    private final Supplier<RequestReading> reading;

    OperationResource(
            Operations operations,
            Seeing seeing,
            OperationList list,
            CurrentCaller current,
            Workflows workflows,
            OperationConfig config) {
        this.operations = operations;
        this.seeing = seeing;
        this.list = list;
        this.current = current;
        this.reading = () -> new RequestReading(config, workflows.names());
    }

    /**
     * Starts an operation; answers when it has ended, waits for a person or has run out of time, or
     * at once with {@code Prefer: respond-async}.
     */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Start an operation and wait for its end")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(type = SchemaType.OBJECT),
                            examples =
                                    @ExampleObject(
                                            name = "validation",
                                            value =
                                                    "{\"operation_type\": \"data_validation\","
                                                            + " \"parameters\": {\"data_source\":"
                                                            + " \"projects\"}, \"priority\": 5}")))
    public Response start(
            String body,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @HeaderParam("Prefer") @Nullable String prefer) {
        var caller = current.with(Permission.OPERATE);
        return switch (reading.get().read(body)) {
            case Reading.Bad(var faults) -> refused(faults);
            case Reading.Good(var request) ->
                    seeing.answer(
                            operations.start(request, caller, key), request.timeout(), prefer);
        };
    }

    /** The operation as it stands, whichever door it came through. */
    @GET
    @Path("/{operation_id}")
    @Operation(summary = "One operation as it stands")
    public Value.Fields find(@PathParam("operation_id") String id) {
        return seeing.told(seeing.find(id));
    }

    /** What a list is to show. */
    public static class Listed {
        @QueryParam("type")
        @Nullable String type;

        @QueryParam("status")
        @Nullable String status;

        @QueryParam("caller")
        @Nullable String caller;

        @QueryParam("door")
        @Nullable String door;

        @QueryParam("since")
        @Nullable String since;

        @Parameter(description = "true: without result, parameters and metadata, but with cost")
        @QueryParam("brief")
        boolean brief;

        @QueryParam("after")
        @Nullable String after;

        @QueryParam("limit")
        @DefaultValue("50")
        int limit;
    }

    /** Operations and questions, newest first; others' only for administrators. */
    @GET
    @Operation(summary = "Operations, newest first, by type, status, caller, door and time")
    public Value.Fields list(@BeanParam Listed wanted) {
        var only = seeing.onlyOf();
        var page =
                list.page(
                        new OperationList.Wanted(
                                wanted.type,
                                wanted.status,
                                only == null ? wanted.caller : only,
                                wanted.door,
                                wanted.since,
                                wanted.brief),
                        wanted.after,
                        wanted.limit);
        var out = new LinkedHashMap<String, Value>();
        var items = wanted.brief ? seeing.brief(page.items()) : seeing.told(page.items());
        out.put("items", new Value.Items(items));
        out.put("next", page.next() == null ? Value.NOTHING : Value.text(page.next()));
        return new Value.Fields(out);
    }

    private static Response refused(List<Fault> faults) {
        return Problems.response(
                new Problem(
                        Cause.BAD_REQUEST,
                        faults.size() == 1
                                ? faults.getFirst().text()
                                : "The operation has %d faults.".formatted(faults.size()),
                        faults.stream().map(Fault::text).toList()),
                Map.of("faults", faults));
    }
}
