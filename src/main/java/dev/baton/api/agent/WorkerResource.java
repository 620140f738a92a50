package dev.baton.api.agent;

import dev.baton.agent.worker.Announcement;
import dev.baton.agent.worker.Callbacks;
import dev.baton.agent.worker.Workers;
import dev.baton.api.limit.BodyLimit;
import dev.baton.api.security.CurrentCaller;
import dev.baton.json.Json;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import dev.baton.security.Signature;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Workers that come, live, tell and go; see docs/workers.md. */
@Path("/agents")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Agents")
@RunOnVirtualThread
public class WorkerResource {
    private static final int LONGEST_MESSAGE = 8 << 20;

    private final Workers workers;
    private final Callbacks callbacks;
    private final CurrentCaller current;

    WorkerResource(Workers workers, Callbacks callbacks, CurrentCaller current) {
        this.workers = workers;
        this.callbacks = callbacks;
        this.current = current;
    }

    /** A worker that was taken on. The secret is told only now. */
    @Schema(name = "RegisteredWorker")
    public record Registered(
            @Schema(examples = "ai_cfo_agent_1") String instance,
            @Schema(description = "signs both ways, as Standard Webhooks does") String secret,
            @Schema(description = "silent for longer, it gets no work") long leaseSeconds,
            @Schema(description = "how often it should say that it lives") long heartbeatSeconds) {
        @Override
        public String toString() {
            return "Registered[" + instance + "]";
        }
    }

    /** What a heartbeat is answered with. */
    @Schema(name = "WorkerHeartbeat")
    public record Heard(String instance, long leaseSeconds, long heartbeatSeconds) {}

    @POST
    @Path("/register")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Register a worker",
            description =
                    "For administrators and for keys with the permission work. Several workers of"
                            + " one agent share its work; one that registers again at the same"
                            + " address keeps its name and gets a new secret, unless it brings one.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(type = SchemaType.OBJECT),
                            examples =
                                    @ExampleObject(
                                            name = "worker",
                                            value =
                                                    "{\"agent\": \"word_count\", \"url\":"
                                                            + " \"http://127.0.0.1:8001\", \"purpose\":"
                                                            + " \"Counts the words of a text.\","
                                                            + " \"input\": {\"type\": \"object\","
                                                            + " \"properties\": {\"text\": {\"type\":"
                                                            + " \"string\"}}, \"required\":"
                                                            + " [\"text\"]}, \"effect\": \"none\","
                                                            + " \"max_concurrent\": 4}")))
    @APIResponse(responseCode = "201", description = "Registered.")
    @APIResponse(responseCode = "400", description = "The announcement is wrong.")
    @APIResponse(responseCode = "403", description = "The caller or the host is not allowed.")
    public Response register(String body) {
        var caller = current.with(Workers.WORK);
        var taken = workers.register(Announcement.read(body), caller);
        var answer =
                new Registered(
                        taken.instance(),
                        taken.secret().reveal(),
                        taken.lease().toSeconds(),
                        Math.max(1, taken.lease().toSeconds() / 3));
        return Response.created(URI.create("/agents/" + taken.instance())).entity(answer).build();
    }

    @POST
    @Path("/{instance}/heartbeat")
    @Operation(
            summary = "Say that a worker lives",
            description =
                    "By whoever registered it. With {\"status\": \"draining\"} it finishes what is"
                            + " under way and gets no more; without a body, or with up, it takes"
                            + " work. 404: register again.")
    public Heard heartbeat(@RestPath String instance, @Nullable String body) {
        var caller = current.with(Workers.WORK);
        var lease = workers.hear(instance, draining(body), caller).toSeconds();
        return new Heard(instance, lease, Math.max(1, lease / 3));
    }

    private static boolean draining(@Nullable String body) {
        if (body == null || body.isBlank()) {
            return false;
        }
        try {
            return switch (Json.tree(body).path("status").asText("up")) {
                case "up" -> false;
                case "draining" -> true;
                default ->
                        throw ProblemException.of(Cause.BAD_REQUEST, "'status' is up or draining.");
            };
        } catch (UncheckedIOException _) {
            throw ProblemException.of(Cause.BAD_REQUEST, "The body is no JSON.");
        }
    }

    @DELETE
    @Path("/{instance}")
    @Operation(
            summary = "Unregister a worker",
            description = "By whoever registered it. What is under way there is finished.")
    @APIResponse(responseCode = "204", description = "It is forgotten.")
    public void remove(@RestPath String instance) {
        workers.remove(instance, current.with(Workers.WORK));
    }

    @POST
    @Path("/callbacks/{token}")
    @Consumes(MediaType.WILDCARD)
    @BodyLimit(bytes = LONGEST_MESSAGE)
    @Operation(
            summary = "A worker tells of a step under way",
            description =
                    "Progress or the outcome, signed with the secret of the registration; needs no"
                            + " key. 404: nobody waits for it here, keep the outcome.")
    @APIResponse(responseCode = "204", description = "Taken.")
    @APIResponse(responseCode = "401", description = "The signature does not fit.")
    public void told(@RestPath String token, @Context HttpHeaders headers, InputStream body) {
        // Before anything is read: only who was given the token may send 8 MB.
        if (!callbacks.expects(token)) {
            throw Callbacks.unknown();
        }
        callbacks.receive(token, Signature.from(headers::getHeaderString), text(body));
    }

    private static String text(InputStream body) {
        try {
            var bytes = body.readNBytes(LONGEST_MESSAGE + 1);
            if (bytes.length > LONGEST_MESSAGE) {
                throw ProblemException.of(
                        Cause.TOO_LARGE, "A worker tells 8 MB at most.", "Tell less.");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
