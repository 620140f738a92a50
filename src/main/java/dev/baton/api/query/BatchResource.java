package dev.baton.api.query;

import dev.baton.api.Prefer;
import dev.baton.api.security.CurrentCaller;
import dev.baton.api.security.VisibleRuns;
import dev.baton.json.Json;
import dev.baton.nl2sql.Nl2SqlConfig;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import dev.baton.plan.Value;
import dev.baton.run.RunEngine;
import dev.baton.run.RunView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Many questions in one request. */
@Path("/query/batch")
@Produces({MediaType.APPLICATION_JSON, BatchResource.LINES})
@Tag(name = "Questions")
@RunOnVirtualThread
public class BatchResource {
    static final String LINES = "application/x-ndjson";

    private final Asking asking;
    private final Batches batches;
    private final RunEngine engine;
    private final VisibleRuns visible;
    private final Nl2SqlConfig config;
    private final CurrentCaller current;

    BatchResource(
            Asking asking,
            Batches batches,
            RunEngine engine,
            VisibleRuns visible,
            Nl2SqlConfig config,
            CurrentCaller current) {
        this.asking = asking;
        this.batches = batches;
        this.engine = engine;
        this.visible = visible;
        this.config = config;
        this.current = current;
    }

    /** Answers when all have ended; with lines of JSON each as it comes, or at once. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Ask a database many questions",
            description =
                    "Each is answered as by POST /query, in order; one that fails is told in its"
                            + " place. With Accept: application/x-ndjson each is a line, as soon as"
                            + " it and all before it are answered.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(type = SchemaType.OBJECT),
                            examples =
                                    @ExampleObject(
                                            name = "two",
                                            value =
                                                    "{\"data_source\": \"projects\", \"queries\":"
                                                            + " [\"How many projects are there?\","
                                                            + " \"How many companies?\"]}")))
    public Response ask(
            String body,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @HeaderParam("Prefer") @Nullable String prefer,
            @HeaderParam(HttpHeaders.ACCEPT) @Nullable String accept) {
        var request = BatchRequest.read(body, config.batch().most());
        var asked = asking.askAll(request, current.caller(), key);
        var batch = visible.find(asked.run().value());
        if (Prefer.later(prefer)) {
            return Response.accepted(Json.write(head(batch)))
                    .type(MediaType.APPLICATION_JSON)
                    .location(URI.create("/query/batch/" + batch.id()))
                    .build();
        }
        if (lines(accept)) {
            return lines(batch);
        }
        return whole(engine.await(batch.id(), asked.timeout().plus(Prefer.GRACE)));
    }

    /** The answers as they stand; as lines of JSON it waits for those that are to come. */
    @GET
    @Path("/{batch_id}")
    @Operation(summary = "The answers of a batch, or how far it is")
    public Response find(
            @PathParam("batch_id") String id,
            @HeaderParam(HttpHeaders.ACCEPT) @Nullable String accept) {
        var batch = visible.find(id);
        if (!batch.origin().workflow().equals(Asking.BATCH)) {
            throw ProblemException.of(
                    Cause.NOT_FOUND, "There is no such batch.", "Look at GET /query/" + id + ".");
        }
        return lines(accept) ? lines(batch) : whole(batch);
    }

    private static boolean lines(@Nullable String accept) {
        return accept != null && accept.contains(LINES);
    }

    private static Value.Fields head(RunView batch) {
        var head = new LinkedHashMap<String, Value>();
        head.put("batch_id", Value.text(batch.id().value()));
        head.put("session_id", Value.text(batch.origin().session().value()));
        head.put("status", Value.text(batch.status().code()));
        head.put("count", Value.number(Batches.count(batch)));
        head.put("token_usage", Value.number(batch.tokens()));
        return new Value.Fields(head);
    }

    private Response lines(RunView batch) {
        StreamingOutput lines =
                out -> {
                    try {
                        batches.each(batch, item -> line(out, item));
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        throw new InterruptedIOException("the answers were broken off");
                    }
                };
        return Response.ok(lines).type(LINES).build();
    }

    private static void line(OutputStream out, Value.Fields item) throws IOException {
        write(out, Json.write(item) + "\n");
        out.flush();
    }

    /** Written item by item: a hundred answers with all their rows need not be in memory. */
    private Response whole(RunView batch) {
        StreamingOutput whole =
                out -> {
                    var head = Json.write(head(batch));
                    write(out, head.substring(0, head.length() - 1) + ",\"items\":[");
                    var separator = new String[] {""};
                    batches.now(
                            batch,
                            item -> {
                                write(out, separator[0] + Json.write(item));
                                separator[0] = ",";
                            });
                    write(out, "]}");
                };
        return Response.ok(whole).type(MediaType.APPLICATION_JSON).build();
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
